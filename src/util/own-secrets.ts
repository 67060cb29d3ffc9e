import { redact } from './redact.ts';

const kept = new Set<string>();

/**
 * From now on this process writes the secret nowhere. Kept for the whole process on purpose: whoever writes can't forget to ask for
 * it, and a secret does not cease to be one.
 */
export function keepSecret(secret: string): void {
  kept.add(secret);
}

/** A text that is to be written, without any secret of this process. */
export const withoutSecrets = (text: string): string => (kept.size === 0 ? text : redact(text, [...kept]));

/** A value as one line of JSON, without any secret of this process. */
export const safeJson = (value: unknown): string => withoutSecrets(JSON.stringify(value));

/** A value of plain data without any secret of this process in its texts. */
export function valueWithoutSecrets<T>(value: T): T {
  if (kept.size === 0) return value;
  const json = JSON.stringify(value);
  const clean = withoutSecrets(json);
  return clean === json ? value : (JSON.parse(clean) as T);
}
