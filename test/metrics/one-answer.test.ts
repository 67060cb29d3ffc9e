import { expect, it } from 'vitest';
import { classificationScores } from '../../src/metrics/classification.ts';
import type { Confusion } from '../../src/metrics/confusion.ts';
import { oneAnswerEffects } from '../../src/metrics/one-answer.ts';
import { LAYOUT, matrix } from './matrix.ts';

const figures = (confusion: Confusion): (number | null)[] => {
  const { accuracy, detection } = classificationScores(confusion);
  return [accuracy.value, detection.recall.value];
};

it('is the root mean square over the tickets of what one wrong answer does', () => {
  // 6 failures and 2 losses, all found, and 2 others: accuracy loses 1/10 whatever turns wrong. Recall loses 1/8 when one of
  // the 8 becomes "other", nothing when one of the 2 does: √(8/10 · 1/64)
  const confusion = matrix([
    [6, 0, 0, 0, 0],
    [0, 2, 0, 0, 0],
    [0, 0, 2, 0, 0],
  ]);
  const [accuracy, recall] = oneAnswerEffects(confusion, figures);
  expect(accuracy).toBeCloseTo(0.1, 12);
  expect(recall).toBeCloseTo(Math.sqrt(0.8 / 64), 12);
});

it('where no ticket of a label is right, one turns right', () => {
  // 4 failures, all taken for "other"
  const confusion = matrix([
    [0, 0, 4, 0, 0],
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
  ]);
  expect(oneAnswerEffects(confusion, figures)).toEqual([0.25, 0.25]);
});

it('is nothing without tickets, or for a figure that is not defined', () => {
  const none = matrix(LAYOUT.names.map(() => [0, 0, 0, 0, 0]));
  expect(oneAnswerEffects(none, figures)).toEqual([0, 0]);
  expect(
    oneAnswerEffects(
      matrix([
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 3, 0, 0],
      ]),
      () => [null],
    ),
  ).toEqual([0]);
});
