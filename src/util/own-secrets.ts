import { createRedactor } from './redact.ts';

const kept = new Set<string>();
let redactKept: (text: string) => string = (text) => text;

/** Shorter ones are no keys but what is put where one is asked for, such as `none`, and are found in plain words and numbers. */
const SHORTEST = 8;

/**
 * From now on this process writes the secret nowhere, unless it has less than eight characters. Kept for the whole process on purpose: whoever writes can't forget to ask for
 * it, and a secret does not cease to be one.
 */
export function keepSecret(secret: string): void {
  if (secret.length < SHORTEST || kept.has(secret)) return;
  kept.add(secret);
  redactKept = createRedactor([...kept]);
}

/** A text that is to be written, without any secret of this process. */
export const withoutSecrets = (text: string): string => redactKept(text);

/** A value as JSON, on one line unless indented, without any secret of this process in its texts. */
export function safeJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent);
  if (withoutSecrets(json) === json) return json;
  // Names of fields, numbers and literals stay, whatever the secret looks like.
  const clean = (_: string, field: unknown): unknown => (typeof field === 'string' ? withoutSecrets(field) : field);
  return JSON.stringify(value, clean, indent);
}

/** A value of plain data without any secret of this process in its texts. */
export function valueWithoutSecrets<T>(value: T): T {
  if (kept.size === 0) return value;
  const clean = safeJson(value);
  return clean === JSON.stringify(value) ? value : (JSON.parse(clean) as T);
}
