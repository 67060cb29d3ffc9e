import { expect, it } from 'vitest';
import type { ClusteringScores } from '../../../../src/metrics/clustering/scores.ts';
import type { Share } from '../../../../src/metrics/share.ts';
import { chooseThreshold, type ScoredThresholds } from '../../../../src/runs/sweep/report/choose-threshold.ts';

const share = (value: number | null): Share => ({ value, n: value === null ? 0 : 10 });
const triple = (precision: number | null, recall: number | null, f1: number | null) => ({
  precision: share(precision),
  recall: share(recall),
  f1: share(f1),
});

/** Points at 0.1, 0.2 … with these B-cubed figures. */
function points(figures: readonly (readonly [number | null, number | null, number | null])[]): ScoredThresholds {
  const none = triple(null, null, null);
  const alerts = { ...none, predicted: 0, true: 0, deviation: 0, extra: 0, swallowed: 0 };
  return figures.map((bcubed, index) => {
    const scores: ClusteringScores<Share> = {
      ...{ pairwise: none, bcubed: triple(...bcubed), link: { ...none, accuracy: share(null) } },
      ...{ alerts, ari: share(null), vMeasure: share(null) },
    };
    return { threshold: (index + 1) / 10, scores };
  });
}

const byF1 = (...f1: (number | null)[]) => points(f1.map((value) => [null, null, value]));

it.each([
  { name: 'the best F1', given: byF1(0.5, 0.7, 0.6), threshold: 0.2, plateau: { from: 0.2, to: 0.2 } },
  { name: 'of three equal ones the middle', given: byF1(0.5, 0.7, 0.7, 0.7), threshold: 0.3, plateau: [0.2, 0.4] },
  { name: 'of two equal ones the lower', given: byF1(0.7, 0.7, 0.6), threshold: 0.1, plateau: [0.1, 0.2] },
  { name: 'the longest row of equal ones', given: byF1(0.7, 0.1, 0.7, 0.7, 0.7), threshold: 0.4, plateau: [0.3, 0.5] },
  { name: 'a plateau of one point', given: byF1(0.68, 0.69, 0.7, 0.691, 0.6), threshold: 0.3, plateau: [0.2, 0.4] },
  { name: 'none that is not defined', given: byF1(null, 0.2, null), threshold: 0.2, plateau: [0.2, 0.2] },
])('chooses $name', ({ given, threshold, plateau }) => {
  const [from, to] = Array.isArray(plateau) ? plateau : [plateau.from, plateau.to];
  expect(chooseThreshold(given, null)).toMatchObject({ threshold, plateau: { from, to } });
});

it('under a constraint chooses the best recall among those that are precise enough; equality is enough', () => {
  const given = points([
    [0.9, 0.9, 0.9],
    [0.97, 0.6, 0.74],
    [0.98, 0.7, 0.82],
    [1, 0.5, 0.67],
  ]);
  expect(chooseThreshold(given, 0.97)).toMatchObject({ threshold: 0.3, value: 0.7 });
  expect(chooseThreshold(given, 0.99)).toMatchObject({ threshold: 0.4, value: 0.5 });
});

it.each([
  { name: 'the highest', given: byF1(0.5, 0.6, 0.7), edge: 'highest' },
  { name: 'as good as the highest', given: byF1(0.5, 0.7, 0.7, 0.7), edge: 'highest' },
  { name: 'the lowest', given: byF1(0.7, 0.6, 0.5), edge: 'lowest' },
  { name: 'in the middle', given: byF1(0.6, 0.7, 0.6), edge: null },
  // the tenth is at 1, which nothing lies beyond
  { name: 'at 1', given: byF1(0, 0, 0, 0, 0, 0, 0, 0, 0, 0.7), edge: null },
])('says at which end of the thresholds the best may lie beyond: $name', ({ given, edge }) => {
  expect(chooseThreshold(given, null)?.edge).toBe(edge);
});

it('chooses none when none is precise enough, or there is none', () => {
  expect(chooseThreshold(points([[0.5, 1, 0.67]]), 0.9)).toBeNull();
  expect(chooseThreshold([], null)).toBeNull();
});
