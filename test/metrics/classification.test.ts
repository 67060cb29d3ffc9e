import { expect, it } from 'vitest';
import { twoBases } from '../../src/metrics/bootstrap.ts';
import { classificationScores } from '../../src/metrics/classification.ts';
import { answeredOnly } from '../../src/metrics/confusion.ts';
import type { PrecisionRecall, Scores } from '../../src/metrics/scores.ts';
import type { Share } from '../../src/metrics/share.ts';
import { matrix } from './matrix.ts';

type Fraction = readonly [hits: number, n: number] | null;

/** Compares with fractions written as they were worked out; null stands for "not defined, of none". */
function expectTriple(
  got: PrecisionRecall<Share> | undefined,
  expected: readonly [Fraction, Fraction, Fraction],
): void {
  const figures = [got?.precision, got?.recall, got?.f1];
  expected.forEach((fraction, index) => expectFraction(figures[index], fraction));
}

function expectFraction(got: Share | undefined, fraction: Fraction): void {
  if (fraction === null) expect(got?.value).toBeNull();
  else expect(got?.value).toBeCloseTo(fraction[0] / fraction[1], 12);
}

/*
 *            failure  loss  other  unparsed  failed   labelled
 * failure         5     1      2         1       1         10
 * loss            1     3      1         0       1          6
 * other           1     0      8         2       1         12
 * answered        7     4     11         3       3         28
 */
const MIXED = matrix([
  [5, 1, 2, 1, 1],
  [1, 3, 1, 0, 1],
  [1, 0, 8, 2, 1],
]);

it('strict: unanswered tickets are misses where the label escalates, else false alarms', () => {
  const scores = classificationScores(MIXED);
  // found: 5+1+1+3 = 10; missed: 2+1+1 and 1+0+1 = 6; false alarms: 1+0 answered, 2+1 not = 4
  expectTriple(scores.detection, [
    [10, 14],
    [10, 16],
    [20, 30],
  ]);
  expect(scores.detection.precision.n).toBe(14);
  expect(scores.detection.recall.n).toBe(16);
  expect(scores.detection.f1.n).toBe(20);
});

it('strict: by category an unanswered ticket is a miss of its label', () => {
  const { perCategory } = classificationScores(MIXED);
  // tp 5, fp 1+1, fn 1+2+1+1
  expectTriple(perCategory.failure, [
    [5, 7],
    [5, 10],
    [10, 17],
  ]);
  // tp 3, fp 1, fn 1+1+1
  expectTriple(perCategory.loss, [
    [3, 4],
    [3, 6],
    [6, 10],
  ]);
  // tp 8, fp 2+1, fn 1+2+1
  expectTriple(perCategory.other, [
    [8, 11],
    [8, 12],
    [16, 23],
  ]);
  expect(Object.values(perCategory).map(({ support }) => support)).toEqual([10, 6, 12]);
  expect(perCategory.failure?.f1.n).toBe(12);
});

it('strict: means, accuracy and correlation speak of all tickets', () => {
  const { micro, macroF1, weightedF1, accuracy, mcc } = classificationScores(MIXED);
  // failure and loss pooled: tp 8, fp 3, fn 8
  expectTriple(micro, [
    [8, 11],
    [8, 16],
    [16, 27],
  ]);
  expect(macroF1.value).toBeCloseTo((10 / 17 + 6 / 10 + 16 / 23) / 3, 12);
  expect(weightedF1.value).toBeCloseTo((10 * (10 / 17) + 6 * (6 / 10) + 12 * (16 / 23)) / 28, 12);
  expectFraction(accuracy, [16, 28]);
  // covariance 16·28 − (10·7 + 6·4 + 12·11) = 222; variances 784 − 280 = 504 and 784 − (49+16+121+9+9) = 580
  expect(mcc.value).toBeCloseTo(222 / Math.sqrt(504 * 580), 12);
  expect([macroF1, weightedF1, accuracy, mcc].map(({ n }) => n)).toEqual([28, 28, 28, 28]);
});

it('answered: tickets without a category count nowhere', () => {
  const { detection, perCategory, micro, macroF1, weightedF1, accuracy, mcc } = twoBases(MIXED).answered;
  // found 10, missed 2+1, false alarms 1
  expectTriple(detection, [
    [10, 11],
    [10, 13],
    [20, 24],
  ]);
  expectTriple(perCategory.failure, [
    [5, 7],
    [5, 8],
    [10, 15],
  ]);
  expectTriple(perCategory.loss, [
    [3, 4],
    [3, 5],
    [6, 9],
  ]);
  expectTriple(perCategory.other, [
    [8, 11],
    [8, 9],
    [16, 20],
  ]);
  // pooled: tp 8, fp 3, fn 5
  expectTriple(micro, [
    [8, 11],
    [8, 13],
    [16, 24],
  ]);
  // (2/3 + 2/3 + 4/5) / 3
  expectFraction(macroF1, [32, 45]);
  // (8·2/3 + 5·2/3 + 9·4/5) / 22
  expectFraction(weightedF1, [119, 165]);
  expectFraction(accuracy, [16, 22]);
  // 16·22 − (8·7 + 5·4 + 9·11) = 177; 484 − 170 = 314; 484 − 186 = 298
  expect(mcc.value).toBeCloseTo(177 / Math.sqrt(314 * 298), 12);
  expect(Object.values(perCategory).map(({ support }) => support)).toEqual([8, 5, 9]);
});

it('a category that nobody names has no figures and no part in the mean', () => {
  const { perCategory, macroF1 } = classificationScores(
    matrix([
      [3, 0, 1, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 4, 0, 0],
    ]),
  );
  expect(perCategory.loss).toEqual({
    precision: { value: null, n: 0 },
    recall: { value: null, n: 0 },
    f1: { value: null, n: 0 },
    support: 0,
  });
  // failure: tp 3, fn 1, F1 6/7; other: tp 4, fp 1, F1 8/9
  expectFraction(macroF1, [55, 63]);
});

it('a category that is answered but never right has an F1 of 0, and takes part in the mean', () => {
  const { perCategory, macroF1, weightedF1 } = classificationScores(
    matrix([
      [2, 1, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 3, 0, 0],
    ]),
  );
  expectTriple(perCategory.loss, [[0, 1], null, [0, 1]]);
  // failure 4/5, loss 0, other 1; by support 3, 0, 3
  expectFraction(macroF1, [3, 5]);
  expectFraction(weightedF1, [9, 10]);
});

interface Case {
  name: string;
  rows: number[][];
  detection: [Fraction, Fraction, Fraction];
  accuracy: Fraction;
  macroF1: Fraction;
  mcc: number | null;
}

const NOTHING: [Fraction, Fraction, Fraction] = [null, null, null];
const ZEROS = [0, 0, 0, 0, 0];

it.each<Case>([
  {
    name: 'no ticket to escalate',
    rows: [ZEROS, ZEROS, [1, 0, 4, 0, 0]],
    detection: [[0, 1], null, [0, 1]],
    accuracy: [4, 5],
    // failure 0, other 2·4 / (2·4 + 1) = 8/9
    macroF1: [4, 9],
    mcc: null,
  },
  {
    name: 'nothing escalated',
    rows: [[0, 0, 3, 0, 0], ZEROS, [0, 0, 5, 0, 0]],
    detection: [null, [0, 3], [0, 3]],
    accuracy: [5, 8],
    // failure 0, other 10/13
    macroF1: [5, 13],
    mcc: null,
  },
  {
    name: 'no reply of use',
    rows: [[0, 0, 0, 2, 1], ZEROS, [0, 0, 0, 1, 1]],
    detection: [
      [0, 2],
      [0, 3],
      [0, 5],
    ],
    accuracy: [0, 5],
    macroF1: [0, 2],
    // no label is ever answered, but both vary: 0 / √(12·12)
    mcc: 0,
  },
  {
    name: 'all right',
    rows: [
      [2, 0, 0, 0, 0],
      [0, 3, 0, 0, 0],
      [0, 0, 4, 0, 0],
    ],
    detection: [
      [5, 5],
      [5, 5],
      [10, 10],
    ],
    accuracy: [9, 9],
    macroF1: [3, 3],
    mcc: 1,
  },
  {
    name: 'the wrong team called each time',
    rows: [[0, 2, 0, 0, 0], [2, 0, 0, 0, 0], ZEROS],
    // somebody was called whenever somebody had to be
    detection: [
      [4, 4],
      [4, 4],
      [8, 8],
    ],
    accuracy: [0, 4],
    macroF1: [0, 2],
    mcc: -1,
  },
  {
    name: 'one ticket, answered right',
    rows: [[1, 0, 0, 0, 0], ZEROS, ZEROS],
    detection: [
      [1, 1],
      [1, 1],
      [2, 2],
    ],
    accuracy: [1, 1],
    macroF1: [1, 1],
    mcc: null,
  },
  {
    name: 'one quiet ticket, failed',
    rows: [ZEROS, ZEROS, [0, 0, 0, 0, 1]],
    detection: [[0, 1], null, [0, 1]],
    accuracy: [0, 1],
    macroF1: [0, 1],
    mcc: null,
  },
  {
    name: 'no ticket at all',
    rows: [ZEROS, ZEROS, ZEROS],
    detection: NOTHING,
    accuracy: null,
    macroF1: null,
    mcc: null,
  },
])('strict figures with $name', ({ rows, detection, accuracy, macroF1, mcc }) => {
  const scores = classificationScores(matrix(rows));
  expectTriple(scores.detection, detection);
  expectFraction(scores.accuracy, accuracy);
  expectFraction(scores.macroF1, macroF1);
  if (mcc === null) expect(scores.mcc.value).toBeNull();
  else expect(scores.mcc.value).toBeCloseTo(mcc, 12);
});

it('without an answered ticket every answered figure is null, of none', () => {
  const scores: Scores<Share> = classificationScores(answeredOnly(matrix([[0, 0, 0, 2, 1], ZEROS, [0, 0, 0, 1, 1]])));
  const { detection, micro, macroF1, weightedF1, accuracy, mcc, perCategory } = scores;
  const triples = [detection, micro, ...Object.values(perCategory)];
  const figures = [...triples.flatMap(({ precision, recall, f1 }) => [precision, recall, f1])];
  for (const figure of [...figures, macroF1, weightedF1, accuracy, mcc]) expect(figure).toEqual({ value: null, n: 0 });
});
