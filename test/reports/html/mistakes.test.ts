import { expect, it } from 'vitest';
import type { Estimate } from '../../../src/metrics/share.ts';
import { mistakesOfHundred } from '../../../src/reports/html/mistakes.ts';
import { NONE } from '../build.ts';

const share = (value: number): Estimate => ({ value, low: null, high: null, n: 40 });

it.each([
  [
    share(0.676),
    share(0.658),
    'Of 100 escalations about 32 are false alarms; of 100 tickets that need one, about 34 are missed.',
  ],
  [share(0), NONE, 'Of 100 escalations about 100 are false alarms; no ticket needed an escalation.'],
  [NONE, share(0), 'Nothing was escalated; of 100 tickets that need one, about 100 are missed.'],
  [NONE, NONE, 'Nothing was escalated; no ticket needed an escalation.'],
])('case %#', (precision, recall, words) => {
  expect(mistakesOfHundred({ precision, recall, f1: NONE })).toBe(words);
});
