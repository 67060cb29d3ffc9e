import { expect, it } from 'vitest';
import { bootstrapScores, type Clusters } from '../../src/metrics/bootstrap.ts';
import { cellIndex } from '../../src/metrics/confusion.ts';
import type { Estimate } from '../../src/metrics/share.ts';
import { seededRandom } from '../../src/util/random.ts';
import { LAYOUT } from './matrix.ts';

type Outcome = [label: string, outcome: string];

const RIGHT: Outcome = ['failure', 'failure'];
const MISSED: Outcome = ['failure', 'other'];
const QUIET: Outcome = ['other', 'other'];

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

/** One list for each incident. */
function clustersOf(incidents: readonly Outcome[][]): Clusters {
  const cells = incidents.flat().map(([label, outcome]) => cellIndex(LAYOUT, label, outcome));
  const ends = incidents.map((_, index) => incidents.slice(0, index + 1).flat().length);
  return { cells: Uint16Array.from(cells), offsets: Uint32Array.from([0, ...ends]) };
}

const scores = (incidents: readonly Outcome[][], seed = 7, resamples = 1000) =>
  bootstrapScores(clustersOf(incidents), LAYOUT, { resamples, random: seededRandom(seed) });

const alone = (outcomes: readonly Outcome[]): Outcome[][] => outcomes.map((outcome) => [outcome]);

const TWENTY_EACH = [...times(20, RIGHT), ...times(20, MISSED)];

it('the same seed gives the same intervals, another seed others', () => {
  expect(scores(alone(TWENTY_EACH), 3)).toEqual(scores(alone(TWENTY_EACH), 3));
  const mixed = [...TWENTY_EACH, ...times(20, QUIET)];
  expect(scores(alone(mixed), 3)).not.toEqual(scores(alone(mixed), 4));
});

it('draws whole incidents, and takes quantiles of what comes out', () => {
  // a: one ticket, right; b: three tickets, wrong. Draws aa, ab, ba, bb give accuracies 1, 1/4, 1/4, 0.
  // Ascending 0, 1/4, 1/4, 1: position 0.075 gives 0.01875, position 2.925 gives 1/4 + 0.925 · 3/4.
  const draws = [0, 0, 0, 0.5, 0.5, 0, 0.5, 0.5];
  const { strict } = bootstrapScores(clustersOf([[RIGHT], times(3, MISSED)]), LAYOUT, {
    resamples: 4,
    random: () => draws.shift() ?? NaN,
  });
  expect(strict.accuracy.value).toBe(1 / 4);
  expect(strict.accuracy.n).toBe(4);
  expect(strict.accuracy.low).toBeCloseTo(0.01875, 12);
  expect(strict.accuracy.high).toBeCloseTo(0.94375, 12);
  expect(draws).toEqual([]);
});

it('tickets of one incident make the interval wider than the same tickets alone', () => {
  const together = scores([times(10, RIGHT), times(10, RIGHT), times(10, MISSED), times(10, MISSED)]).strict.accuracy;
  // of four incidents half are right: all four wrong, or all right, once in 16 resamples, far more than 2.5 %
  expect(together).toEqual({ value: 0.5, low: 0, high: 1, n: 40 });
  // of forty tickets: 0.5 ± 1.96 · √(0.25 / 40) = 0.345 … 0.655
  const apart = scores(alone(TWENTY_EACH)).strict.accuracy;
  expect(apart.value).toBe(0.5);
  expect(Math.abs((apart.low ?? NaN) - 0.345)).toBeLessThan(0.06);
  expect(Math.abs((apart.high ?? NaN) - 0.655)).toBeLessThan(0.06);
});

it('with a single incident there is nothing to vary', () => {
  const { accuracy } = scores([[RIGHT, RIGHT, MISSED, QUIET]]).strict;
  expect(accuracy).toEqual({ value: 0.75, low: 0.75, high: 0.75, n: 4 });
});

it('a figure that one resample in four leaves undefined has no interval', () => {
  // precision is undefined when the quiet ticket is drawn twice
  const { detection, accuracy } = scores(alone([RIGHT, QUIET])).strict;
  expect(detection.precision).toEqual({ value: 1, low: null, high: null, n: 1 });
  expect(accuracy).toEqual({ value: 1, low: 1, high: 1, n: 2 });
});

it('a figure that one resample in a thousand leaves undefined has an interval', () => {
  // five of ten escalate: none is drawn with chance 1/1024
  const { precision } = scores(alone([...times(5, RIGHT), ...times(5, QUIET)])).strict.detection;
  expect(precision).toEqual({ value: 1, low: 1, high: 1, n: 5 });
});

it('answered and strict are told apart, in their intervals too', () => {
  const { answered, strict } = scores(alone([...times(20, RIGHT), ...times(20, ['failure', 'unparsed'] as Outcome)]));
  expect(answered.accuracy).toEqual({ value: 1, low: 1, high: 1, n: 20 });
  expect(strict.accuracy.value).toBe(0.5);
  expect(strict.accuracy.high).toBeLessThan(0.8);
});

const NONE: Estimate = { value: null, low: null, high: null, n: 0 };

it('of no ticket every figure is null', () => {
  const { answered, strict } = scores([]);
  for (const { detection, macroF1, mcc, perCategory } of [answered, strict]) {
    expect([detection.f1, macroF1, mcc, perCategory.loss?.recall]).toEqual([NONE, NONE, NONE, NONE]);
  }
});

it('without resamples there are figures and no intervals', () => {
  expect(scores(alone(TWENTY_EACH), 1, 0).strict.accuracy).toEqual({ value: 0.5, low: null, high: null, n: 40 });
});

it('a random source at its upper end stays among the incidents', () => {
  const random = (): number => 1 - 2 ** -32;
  const { strict } = bootstrapScores(clustersOf(alone([RIGHT, MISSED])), LAYOUT, { resamples: 3, random });
  expect(strict.accuracy).toEqual({ value: 0.5, low: 0, high: 0, n: 2 });
});
