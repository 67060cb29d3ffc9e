import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addToCalibration, calibrationOf, emptyCalibration, type Calibration } from '../../src/metrics/calibration.ts';

const SEEDED = { seed: 22 };

type Answer = [confidence: number | null, isCorrect: boolean];

function calibrate(answers: readonly Answer[]): Calibration {
  const counts = emptyCalibration();
  for (const [confidence, isCorrect] of answers) addToCalibration(counts, confidence, isCorrect);
  return calibrationOf(counts);
}

it('adds up a handful of answers', () => {
  const { brier, expectedError, reliability, unknown } = calibrate([
    [0.95, true],
    [0.91, false],
    [0.6, true],
    [0.6, true],
    [0.05, false],
    [null, true],
    [null, false],
  ]);
  // 0.0025 + 0.8281 + 0.16 + 0.16 + 0.0025
  expect(brier).toEqual({ value: 1.1531 / 5, n: 5 });
  // |1 − 1.86| + |2 − 1.2| + |0 − 0.05|
  expect(expectedError.value).toBeCloseTo(1.71 / 5, 12);
  expect(expectedError.n).toBe(5);
  expect(unknown).toBe(2);
  expect(reliability.filter(({ n }) => n > 0)).toEqual([
    { low: 0, high: 0.1, n: 1, meanConfidence: 0.05, accuracy: 0 },
    { low: 0.6, high: 0.7, n: 2, meanConfidence: 0.6, accuracy: 1 },
    { low: 0.9, high: 1, n: 2, meanConfidence: 0.93, accuracy: 0.5 },
  ]);
});

it('of nothing nothing is known', () => {
  const { brier, expectedError, reliability, unknown } = calibrate([[null, true]]);
  expect([brier, expectedError, unknown]).toEqual([{ value: null, n: 0 }, { value: null, n: 0 }, 1]);
  expect(reliability).toHaveLength(10);
  expect(reliability[3]).toEqual({ low: 0.3, high: 0.4, n: 0, meanConfidence: null, accuracy: null });
});

it.each([
  { confidence: 0, bin: 0 },
  { confidence: -0, bin: 0 },
  { confidence: 0.0999, bin: 0 },
  { confidence: 0.1, bin: 1 },
  { confidence: 0.3, bin: 3 },
  { confidence: 0.7, bin: 7 },
  { confidence: 0.8999, bin: 8 },
  { confidence: 0.9, bin: 9 },
  { confidence: 1, bin: 9 },
])('a confidence of $confidence is in bin $bin', ({ confidence, bin }) => {
  expect(calibrate([[confidence, true]]).reliability.findIndex(({ n }) => n === 1)).toBe(bin);
});

it.each([-0.001, 1.001, -1, 95, NaN, Infinity, -Infinity])(
  'a confidence of %d is refused and counted nowhere',
  (bad) => {
    const counts = emptyCalibration();
    expect(() => addToCalibration(counts, bad, true)).toThrow(RangeError);
    expect(counts).toEqual(emptyCalibration());
  },
);

it.each([
  { name: 'sure and right', answers: [[1, true]], brier: 0, error: 0 },
  { name: 'sure and wrong', answers: [[1, false]], brier: 1, error: 1 },
  // says a half and is right half of the time: well calibrated, and of no help
  {
    name: 'undecided',
    answers: [
      [0.5, true],
      [0.5, false],
    ],
    brier: 0.25,
    error: 0,
  },
] satisfies { name: string; answers: Answer[]; brier: number; error: number }[])(
  'a model that is $name has Brier score $brier and error $error',
  ({ answers, brier, error }) => {
    const figures = calibrate(answers);
    expect([figures.brier.value, figures.expectedError.value]).toEqual([brier, error]);
  },
);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const known = fc.tuple(share, fc.boolean());
const answer: fc.Arbitrary<Answer> = fc.tuple(fc.option(share, { freq: 4 }), fc.boolean());

it('every bin holds what it says, and every answer is in one or unknown', () => {
  fc.assert(
    fc.property(fc.array(answer), (answers) => {
      const { reliability, unknown } = calibrate(answers);
      expect(reliability.reduce((sum, { n }) => sum + n, unknown)).toBe(answers.length);
      for (const { low, high, meanConfidence, accuracy } of reliability) {
        if (meanConfidence === null || accuracy === null) continue;
        expect(meanConfidence).toBeGreaterThanOrEqual(low - 1e-9);
        expect(meanConfidence).toBeLessThanOrEqual(high + 1e-9);
        expect(accuracy).toBeGreaterThanOrEqual(0);
        expect(accuracy).toBeLessThanOrEqual(1);
      }
    }),
    SEEDED,
  );
});

it('the figures are those of their formulas', () => {
  fc.assert(
    fc.property(fc.array(known, { minLength: 1 }), (answers) => {
      const { brier, expectedError, reliability } = calibrate(answers);
      const squares = answers.map(([confidence, isCorrect]) => (confidence - Number(isCorrect)) ** 2);
      expect(brier.value).toBeCloseTo(squares.reduce((sum, square) => sum + square, 0) / answers.length, 8);
      const gaps = reliability.map(({ n, meanConfidence, accuracy }) =>
        meanConfidence === null || accuracy === null ? 0 : (n / answers.length) * Math.abs(accuracy - meanConfidence),
      );
      expect(expectedError.value).toBeCloseTo(
        gaps.reduce((sum, gap) => sum + gap, 0),
        8,
      );
    }),
    SEEDED,
  );
});

it('the square of the calibration error is never above the Brier score', () => {
  // |mean of a bin's errors| ≤ mean |error| ≤ √ mean error²
  fc.assert(
    fc.property(fc.array(known, { minLength: 1 }), (answers) => {
      const { brier, expectedError } = calibrate(answers);
      expect((expectedError.value ?? NaN) ** 2).toBeLessThanOrEqual((brier.value ?? NaN) + 1e-8);
    }),
    SEEDED,
  );
});

it('the order of answers changes not one bit', () => {
  const shuffled = fc
    .array(answer)
    .chain((answers) => fc.tuple(fc.constant(answers), fc.shuffledSubarray(answers, { minLength: answers.length })));
  fc.assert(
    fc.property(shuffled, ([answers, others]) => {
      expect(calibrate(others)).toEqual(calibrate(answers));
    }),
    SEEDED,
  );
});
