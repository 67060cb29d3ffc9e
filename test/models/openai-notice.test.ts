import { describe, expect, it } from 'vitest';
import { noticeOf, retryAfterMs } from '../../src/models/openai-notice.ts';

const NOW = Date.parse('2025-03-02T09:00:00Z');

it.each([
  { name: 'milliseconds', headers: { 'retry-after-ms': '1500' }, ms: 1500 },
  { name: 'milliseconds before seconds', headers: { 'retry-after-ms': '20', 'retry-after': '3' }, ms: 20 },
  { name: 'seconds', headers: { 'retry-after': '3' }, ms: 3000 },
  { name: 'parts of a second', headers: { 'retry-after': '0.25' }, ms: 250 },
  { name: 'a date, by this clock', headers: { 'retry-after': 'Sun, 02 Mar 2025 09:00:07 GMT' }, ms: 7000 },
  {
    name: 'a date, by the clock of the server, which is an hour late',
    headers: { 'retry-after': 'Sun, 02 Mar 2025 08:00:07 GMT', date: 'Sun, 02 Mar 2025 08:00:00 GMT' },
    ms: 7000,
  },
  { name: 'a date that has passed', headers: { 'retry-after': 'Sun, 02 Mar 2025 08:59:00 GMT' }, ms: 0 },
  { name: 'a date of ISO 8601', headers: { 'retry-after': '2025-03-02T09:00:02Z' }, ms: 2000 },
  { name: 'seconds, twice', headers: { 'retry-after': '2, 5' }, ms: 2000 },
  { name: 'milliseconds, twice', headers: { 'retry-after-ms': '20, 20' }, ms: 20 },
  {
    name: 'a date, twice',
    headers: { 'retry-after': 'Sun, 02 Mar 2025 09:00:07 GMT, Sun, 02 Mar 2025 09:00:07 GMT' },
    ms: 7000,
  },
  { name: 'nonsense', headers: { 'retry-after': 'soon' }, ms: null },
  { name: 'nonsense with a number', headers: { 'retry-after': 'try-again-3' }, ms: null },
  { name: 'words with a number', headers: { 'retry-after': 'in 5' }, ms: null },
  { name: 'a negative number of seconds', headers: { 'retry-after': '-1' }, ms: null },
  { name: 'a negative number of milliseconds', headers: { 'retry-after-ms': '-5' }, ms: null },
  { name: 'nothing', headers: {}, ms: null },
])('an endpoint says when to come back by $name', ({ headers, ms }) => {
  expect(retryAfterMs(new Headers(headers as Record<string, string>), NOW)).toBe(ms);
});

describe('what it allows', () => {
  const requestsOf = (headers: Record<string, string>) =>
    noticeOf(new Response(null, { headers }), (text) => text).requests;

  it.each([
    { text: '20ms', ms: 20 },
    { text: '1s', ms: 1000 },
    { text: '6m0s', ms: 360_000 },
    { text: '1h2m3.5s', ms: 3_723_500 },
    { text: '1d', ms: 86_400_000 },
    // a number alone is of seconds
    { text: '12', ms: 12_000 },
    { text: '1 week', ms: null },
    { text: '', ms: null },
  ])('is renewed after $text', ({ text, ms }) => {
    expect(requestsOf({ 'x-ratelimit-reset-requests': text }).resetMs).toBe(ms);
  });

  it('is read apart for requests and for tokens, null where it says nothing', () => {
    const headers = { 'x-ratelimit-limit-requests': '60', 'x-ratelimit-remaining-tokens': '149984' };
    expect(noticeOf(new Response(null, { headers }), (text) => text)).toEqual({
      status: 200,
      requestId: null,
      requests: { limit: 60, remaining: null, resetMs: null },
      tokens: { limit: null, remaining: 149_984, resetMs: null },
    });
  });
});
