import { expect, it } from 'vitest';
import { addVote, emptyVotes, stabilityOf } from '../../../src/runs/report/stability.ts';
import { makeRecord } from '../build.ts';

const LAYOUT = { names: ['failure', 'other'], escalates: [true, false] };

it('the vote is the most frequent answer, ties going to the first in the alphabet', () => {
  const votes = emptyVotes();
  const answers: [string, string, string[]][] = [
    // right by two of three
    ['a', 'failure', ['failure', 'other', 'failure']],
    // unanimous and right
    ['b', 'other', ['other', 'other', 'other']],
    // a tie of failure and other, so failure: a false alarm
    ['c', 'other', ['other', 'failure']],
  ];
  for (const [ticketId, label, categories] of answers) {
    categories.forEach((category, repeat) => addVote(votes, makeRecord({ ticketId, label, category, repeat })));
  }
  const { unanimous, agreement, vote } = stabilityOf(votes, LAYOUT);
  expect(unanimous).toEqual({ value: 1 / 3, n: 3 });
  // (2/3 + 1 + 1/2) / 3
  expect(agreement.value).toBeCloseTo(13 / 18, 12);
  expect(vote.accuracy).toEqual({ value: 2 / 3, n: 3 });
  // one hit, one false alarm, no miss: 2 / (2 + 1)
  expect(vote.detection.f1.value).toBeCloseTo(2 / 3, 12);
});

it('no ticket has no stability', () => {
  expect(stabilityOf(emptyVotes(), LAYOUT)).toMatchObject({ unanimous: { value: null, n: 0 } });
});
