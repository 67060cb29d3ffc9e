import { expect, it } from 'vitest';
import { clusteringScores } from '../../../src/metrics/clustering/clustering-scores.ts';
import { groupingOf } from './groupings.ts';

const bcubed = (incidents: string, groups: string) => clusteringScores(groupingOf({ incidents, groups })).bcubed;

// Bagga and Baldwin (1998), the example of the paper: entities 1–5, 6–7 and 8–C
const ENTITIES = 'aaaaabbccccc';

it.each([
  // 1/12 · (5 · 1 + 2 · 2/7 + 5 · 5/7), printed as 76 %
  { groups: 'xxxxxyyyyyyy', precision: (5 + 4 / 7 + 25 / 7) / 12, printed: 0.76 },
  // 1/12 · (10 · 1/2 + 2 · 1), printed as 58 %
  { groups: 'xxxxxyyxxxxx', precision: 7 / 12, printed: 0.58 },
])('the published example $groups has precision $printed and recall 1', ({ groups, precision, printed }) => {
  const scores = bcubed(ENTITIES, groups);
  expect(scores.precision.value).toBeCloseTo(precision, 12);
  expect(scores.precision.value).toBeCloseTo(printed, 2);
  expect(scores.recall).toEqual({ value: 1, n: 12 });
});

// The four constraints of Amigó et al. (2009), each on tickets of our own.
it.each([
  { constraint: 'homogeneity', incidents: 'aabb', worse: 'xxxx', better: 'xxyy' },
  { constraint: 'completeness', incidents: 'aaaa', worse: 'xxyy', better: 'xxxx' },
  // an odd ticket harms a clean group more than a mixed one
  { constraint: 'rag bag', incidents: 'aaaabcde', worse: 'xxxxyyyx', better: 'xxxxyyyy' },
  // one large incident torn once rather than several small ones
  { constraint: 'size and quantity', incidents: 'aaaabbccdd', worse: 'xxxxyzuvwf', better: 'xxxeyyuuww' },
])('$constraint is rewarded', ({ incidents, worse, better }) => {
  const [low, high] = [bcubed(incidents, worse).f1.value, bcubed(incidents, better).f1.value];
  expect(high).toBeGreaterThan(low ?? NaN);
});
