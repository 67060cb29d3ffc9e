import { expect, it } from 'vitest';
import { outcomeOf } from '../../../src/reports/html/outcome.ts';
import { htmlPage } from './build.ts';

const { categories } = htmlPage();

it.each([
  ['failure', 'failure', 'right'],
  ['other', 'other', 'right'],
  ['failure', 'other', 'missed'],
  ['other', 'failure', 'false-alarm'],
  ['failure', 'loss', 'wrong-team'],
  [null, 'failure', 'unlabelled'],
] as const)('a ticket labelled %s and answered %s is %s', (label, category, outcome) => {
  expect(outcomeOf(label, { status: 'answered', category }, categories)).toBe(outcome);
});

it.each(['unparsed', 'failed'] as const)('without an answer the outcome is why: %s', (status) => {
  for (const label of ['failure', 'other', null]) {
    expect(outcomeOf(label, { status, category: null }, categories)).toBe(status);
  }
});
