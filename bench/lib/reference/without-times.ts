/** What differs from one run to the next: when it was, how long it took, and where its folder was. */
const LEFT_OUT = ['startedAt', 'finishedAt', 'command'];
/** An object of times; each becomes null, which reports show as not available. */
const LATENCY = 'latencyMs';

/** Digits behind the point: more than any reader needs, and fewer than versions of V8 may disagree about. */
const DIGITS = 6;

/** JSON without times, its figures rounded: the same for the same data, program and model. */
export function withoutTimes(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toFixed(DIGITS));
  if (Array.isArray(value)) return value.map(withoutTimes);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !LEFT_OUT.includes(key));
  return Object.fromEntries(kept.map(([key, field]) => [key, key === LATENCY ? unknown(field) : withoutTimes(field)]));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const unknown = (latency: unknown): unknown =>
  isObject(latency) ? Object.fromEntries(Object.keys(latency).map((key) => [key, null])) : null;
