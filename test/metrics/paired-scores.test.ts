import { expect, it } from 'vitest';
import { cellIndex } from '../../src/metrics/confusion.ts';
import { differenceInterval } from '../../src/metrics/difference-interval.ts';
import { drawDifferences, mapCompared } from '../../src/metrics/paired-scores.ts';
import { pairedBootstrap, type PairedClusters } from '../../src/metrics/paired-bootstrap.ts';
import { classificationScores } from '../../src/metrics/classification.ts';
import { seededRandom } from '../../src/util/random.ts';
import { LAYOUT } from './matrix.ts';

/** Each ticket alone: its label and its two answers. */
function pairsOf(tickets: readonly (readonly [label: string, a: string, b: string])[]): PairedClusters {
  return {
    a: Uint16Array.from(tickets, ([label, a]) => cellIndex(LAYOUT, label, a)),
    b: Uint16Array.from(tickets, ([label, , b]) => cellIndex(LAYOUT, label, b)),
    offsets: Uint32Array.from({ length: tickets.length + 1 }, (_, index) => index),
  };
}

const TICKETS = pairsOf([
  ['failure', 'failure', 'failure'],
  ['failure', 'failure', 'other'],
  ['failure', 'failed', 'failure'],
  ['loss', 'other', 'loss'],
  ['other', 'other', 'unparsed'],
  ['other', 'other', 'other'],
  ['other', 'failure', 'other'],
  ['other', 'other', 'other'],
]);

const drawn = () => drawDifferences(TICKETS, LAYOUT, { resamples: 500, random: seededRandom(3) });

it('has every figure of both runs, on either basis', () => {
  const { strict, answered, coverage } = mapCompared(drawn(), ({ base, changed }) => [base, changed]);
  // right: 5 of 8 and 6 of 8; of those answered 5 of 7 and 6 of 7
  expect(strict.accuracy).toEqual([5 / 8, 6 / 8]);
  expect(answered.accuracy).toEqual([5 / 7, 6 / 7]);
  expect(coverage).toEqual([7 / 8, 7 / 8]);
  // labels that escalate: 4; found 2 and 3
  expect(strict.detection.recall).toEqual([2 / 4, 3 / 4]);
  // the unparsed one is a false alarm: called 3 (2 right), then 4 (3 right)
  expect(strict.detection.precision).toEqual([2 / 3, 3 / 4]);
  expect(strict.perCategory.loss?.recall).toEqual([0, 1]);
});

it('draws the same differences as the paired bootstrap of one figure', () => {
  const single = pairedBootstrap(TICKETS, LAYOUT, {
    figure: (confusion) => classificationScores(confusion).accuracy.value,
    resamples: 500,
    random: seededRandom(3),
  });
  const { value, low, high } = differenceInterval({ ...drawn().strict.accuracy, oneAnswer: 0 });
  expect([value, low, high].map((end) => end?.toFixed(12))).toEqual(
    [single.value, single.low, single.high].map((end) => end?.toFixed(12)),
  );
});
