import type { WithoutKey } from './openai-headers.ts';
import type { Allowance, ResponseNotice } from './send.ts';
import type { PlainHeaders, PlainResponse } from './transport/response.ts';

/**
 * Milliseconds after which an endpoint may be asked again: `retry-after-ms`, or `retry-after` in seconds or as a date. A date is
 * taken by the server's own clock where it tells it. Of several the first. 0 for one that has passed, null for none that can be read.
 */
export function retryAfterMs(headers: PlainHeaders, now: number): number | null {
  const inMs = numberOf(headers.get('retry-after-ms'));
  if (inMs !== null) return inMs;
  const after = headers.get('retry-after');
  const inSeconds = numberOf(after);
  if (inSeconds !== null) return inSeconds * 1000;
  const date = Date.parse(DATE.exec(after ?? '')?.[0] ?? '');
  if (Number.isNaN(date)) return null;
  const there = Date.parse(headers.get('date') ?? '');
  return Math.max(0, date - (Number.isNaN(there) ? now : there));
}

type Notable = Pick<PlainResponse, 'status' | 'headers'>;

/** What a reply's headers say beside the reply. */
export const noticeOf = ({ status, headers }: Notable, withoutKey: WithoutKey): ResponseNotice => ({
  status,
  requestId: requestIdOf(headers, withoutKey),
  requests: allowance(headers, 'requests'),
  tokens: allowance(headers, 'tokens'),
});

/** Characters of a request id that are kept. */
const LONGEST_ID = 100;

/** What the endpoint calls the request, for asking its owner about it. */
export const requestIdOf = (headers: PlainHeaders, withoutKey: WithoutKey): string | null =>
  withoutKey(headers.get('x-request-id') ?? '').slice(0, LONGEST_ID) || null;

const allowance = (headers: PlainHeaders, of: 'requests' | 'tokens'): Allowance => ({
  limit: numberOf(headers.get(`x-ratelimit-limit-${of}`)),
  remaining: numberOf(headers.get(`x-ratelimit-remaining-${of}`)),
  resetMs: durationMs(headers.get(`x-ratelimit-reset-${of}`)),
});

/** A header that was sent several times holds its values with commas between. */
const NUMBER = /^\s*(\d+(?:\.\d+)?)\s*(?:,|$)/;

/** As HTTP writes it, or ISO 8601; Date.parse alone takes nearly any text that holds a number for one. */
const DATE = /[A-Za-z]{3,9},? [^,]*\d{2}:\d{2}:\d{2}[^,]*|^\d{4}-\d{2}-\d{2}T[^,]*/;

/** Null for anything but a number from 0. */
function numberOf(text: string | null): number | null {
  const digits = NUMBER.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

const UNITS_MS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
const PART = /(\d+(?:\.\d+)?)(ms|[dhms])/g;
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|[dhms]))+$/;

/** Milliseconds of a duration such as `6m0s` or `20ms`, or of a number of seconds; null for anything else. */
function durationMs(text: string | null): number | null {
  const inSeconds = numberOf(text);
  if (inSeconds !== null) return inSeconds * 1000;
  if (text === null || !DURATION.test(text)) return null;
  const parts = [...text.matchAll(PART)].map(
    ([, amount, unit]) => Number(amount) * UNITS_MS[unit as keyof typeof UNITS_MS],
  );
  return parts.reduce((sum, part) => sum + part, 0);
}
