import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bootstrapScores } from '../../src/metrics/bootstrap.ts';
import { classificationScores } from '../../src/metrics/classification.ts';
import { cellIndex } from '../../src/metrics/confusion.ts';
import {
  pairedBootstrap,
  type Difference,
  type Figure,
  type PairedClusters,
} from '../../src/metrics/paired-bootstrap.ts';
import { seededRandom, type RandomSource } from '../../src/util/random.ts';
import { LAYOUT } from './matrix.ts';

const SEEDED = { seed: 24, numRuns: 50 };
const RESAMPLES = 40;

/** What the two runs made of one ticket. */
interface Pair {
  label: string;
  a: string;
  b: string;
}

const KEPT: Pair = { label: 'failure', a: 'failure', b: 'failure' };
const FIXED: Pair = { label: 'failure', a: 'other', b: 'failure' };
const BROKEN: Pair = { label: 'failure', a: 'failure', b: 'failed' };
const QUIET: Pair = { label: 'other', a: 'other', b: 'other' };

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const alone = (pairs: readonly Pair[]): Pair[][] => pairs.map((pair) => [pair]);

/** One list for each incident. */
function pairedClusters(incidents: readonly (readonly Pair[])[]): PairedClusters {
  const pairs = incidents.flat();
  const ends = incidents.map((_, index) => incidents.slice(0, index + 1).flat().length);
  return {
    a: Uint16Array.from(pairs, ({ label, a }) => cellIndex(LAYOUT, label, a)),
    b: Uint16Array.from(pairs, ({ label, b }) => cellIndex(LAYOUT, label, b)),
    offsets: Uint32Array.from([0, ...ends]),
  };
}

const accuracy: Figure = (confusion) => classificationScores(confusion).accuracy.value;
const precision: Figure = (confusion) => classificationScores(confusion).detection.precision.value;

interface Options {
  figure?: Figure;
  resamples?: number;
  random?: RandomSource;
}

function compare(incidents: readonly (readonly Pair[])[], options: Options = {}): Difference {
  const defaults = { figure: accuracy, resamples: RESAMPLES, random: seededRandom(7) };
  return pairedBootstrap(pairedClusters(incidents), LAYOUT, { ...defaults, ...options });
}

const NONE: Difference = { value: null, low: null, high: null };

it('draws whole incidents, the same ones for both runs', () => {
  // one: a ticket that B fixes; two: three tickets, one of them broken by B.
  // Draws 11, 12, 21, 22 give differences 2/2, (1 − 1)/4 twice, −2/6: ascending −1/3, 0, 0, 1.
  // Position 0.075 gives −0.925/3, position 2.925 gives 0.925.
  const draws = [0, 0, 0, 0.5, 0.5, 0, 0.5, 0.5];
  const random = (): number => draws.shift() ?? NaN;
  const { value, low, high } = compare([[FIXED], [KEPT, BROKEN, QUIET]], { resamples: 4, random });
  expect(value).toBe(0);
  expect(low).toBeCloseTo(-0.925 / 3, 12);
  expect(high).toBeCloseTo(0.925, 12);
  expect(draws).toEqual([]);
});

it('the difference is that of B from A, of the figure that is asked for', () => {
  const incidents = alone([KEPT, FIXED, FIXED, QUIET, { label: 'other', a: 'failure', b: 'other' }]);
  // A is right on 2 of 5 tickets, B on all; of the escalations of A 1 of 2 was due, of those of B all 3
  expect(compare(incidents).value).toBeCloseTo(3 / 5, 12);
  expect(compare(incidents, { figure: precision }).value).toBeCloseTo(1 / 2, 12);
});

it('tickets on which both runs do the same widen nothing', () => {
  // B fixes every ticket: the difference is 1 in every resample
  expect(compare(alone(times(20, FIXED)))).toEqual({ value: 1, low: 1, high: 1 });
  // runs that agree do not differ, however much their accuracy varies
  expect(compare(alone([...times(10, KEPT), ...times(10, { label: 'loss', a: 'other', b: 'other' })]))).toEqual({
    value: 0,
    low: 0,
    high: 0,
  });
});

it('the width is that of independent differences', () => {
  // 30 fixed and 10 broken of 100: mean 0.2, variance 0.4 − 0.04; 0.2 ± 1.96 · √(0.36 / 100) = 0.082 … 0.318
  const incidents = alone([...times(30, FIXED), ...times(10, BROKEN), ...times(60, KEPT)]);
  const { value, low, high } = compare(incidents, { resamples: 2000 });
  expect(value).toBeCloseTo(0.2, 12);
  expect(Math.abs((low ?? NaN) - 0.082)).toBeLessThan(0.02);
  expect(Math.abs((high ?? NaN) - 0.318)).toBeLessThan(0.02);
});

it.each([
  { run: 'A', a: 'other', b: 'failure' },
  { run: 'B', a: 'failure', b: 'other' },
])('precision has no difference when $run escalates nothing', ({ a, b }) => {
  expect(compare(alone(times(5, { label: 'failure', a, b })), { figure: precision })).toEqual(NONE);
});

it('a figure that one resample in four leaves undefined has a difference and no interval', () => {
  // drawn twice, the quiet ticket leaves precision undefined
  expect(compare(alone([KEPT, QUIET]), { figure: precision })).toEqual({ value: 0, low: null, high: null });
});

it('without tickets there is nothing to compare, without resamples no interval', () => {
  expect(compare([])).toEqual(NONE);
  expect(compare(alone([FIXED, KEPT]), { resamples: 0 })).toEqual({ value: 0.5, low: null, high: null });
});

it.each([
  { name: 'a ticket less of A', a: 1, b: 2, offsets: [0, 1, 2] },
  { name: 'a ticket more of B', a: 2, b: 3, offsets: [0, 1, 2] },
  { name: 'incidents of more tickets', a: 2, b: 2, offsets: [0, 3] },
  { name: 'no offsets', a: 0, b: 0, offsets: [] },
])('$name are refused', ({ a, b, offsets }) => {
  const clusters = { a: new Uint16Array(a), b: new Uint16Array(b), offsets: Uint32Array.from(offsets) };
  const options = { figure: accuracy, resamples: 1, random: seededRandom(1) };
  expect(() => pairedBootstrap(clusters, LAYOUT, options)).toThrow(RangeError);
});

const outcome = fc.constantFrom('failure', 'loss', 'other', 'unparsed', 'failed');
const pair: fc.Arbitrary<Pair> = fc.record({ label: fc.constantFrom(...LAYOUT.names), a: outcome, b: outcome });
const incidents = fc.array(fc.array(pair, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 20 });

it('the same seed gives the same interval', () => {
  fc.assert(
    fc.property(incidents, (generated) => {
      expect(compare(generated)).toEqual(compare(generated));
    }),
    SEEDED,
  );
});

it('with the runs exchanged the interval is mirrored', () => {
  fc.assert(
    fc.property(incidents, (generated) => {
      const { value, low, high } = compare(generated);
      const exchanged = compare(generated.map((pairs) => pairs.map(({ label, a, b }) => ({ label, a: b, b: a }))));
      expect(exchanged.value).toBeCloseTo(-(value ?? NaN), 12);
      expect(exchanged.low).toBeCloseTo(-(high ?? NaN), 12);
      expect(exchanged.high).toBeCloseTo(-(low ?? NaN), 12);
    }),
    SEEDED,
  );
});

it('against a run that is always right it is the interval of the other run, less 1', () => {
  fc.assert(
    fc.property(incidents, (generated) => {
      const perfect = generated.map((pairs) => pairs.map(({ label, b }) => ({ label, a: label, b })));
      const { b, offsets } = pairedClusters(perfect);
      const single = bootstrapScores({ cells: b, offsets }, LAYOUT, { resamples: RESAMPLES, random: seededRandom(7) });
      const { value, low, high } = compare(perfect);
      expect([value, low, high].map((figure) => figure?.toFixed(9))).toEqual(
        [single.strict.accuracy.value, single.strict.accuracy.low, single.strict.accuracy.high].map((figure) =>
          ((figure ?? NaN) - 1).toFixed(9),
        ),
      );
    }),
    SEEDED,
  );
});
