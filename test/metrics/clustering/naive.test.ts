import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clusteringScores } from '../../../src/metrics/clustering/clustering-scores.ts';
import { contingencyOf } from '../../../src/metrics/clustering/contingency.ts';
import { incidentCount } from '../../../src/metrics/clustering/incident-terms.ts';
import { ratioScores, ratioTerms } from '../../../src/metrics/clustering/ratio-scores.ts';
import { mapClusteringScores, type ClusteringScores } from '../../../src/metrics/clustering/scores.ts';
import type { Share } from '../../../src/metrics/share.ts';
import { anyMissed, anyTickets, rounded, toGrouping } from './groupings.ts';
import { naiveScores } from './naive.ts';

const SEEDED = { seed: 29, numRuns: 400 };

const roundedScores = (scores: ClusteringScores<Share>): ClusteringScores<Share> =>
  mapClusteringScores(scores, rounded);

it('every figure is that of an implementation over all pairs', () => {
  fc.assert(
    fc.property(anyTickets, anyMissed, (tickets, missed) => {
      expect(roundedScores(clusteringScores(toGrouping(tickets, missed)))).toEqual(
        roundedScores(naiveScores(tickets, missed)),
      );
    }),
    SEEDED,
  );
});

it('so is every resampled figure, however often incidents were drawn', () => {
  const times = fc.array(fc.nat({ max: 4 }), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(anyTickets, anyMissed, times, (tickets, missed, drawn) => {
      const contingency = contingencyOf(toGrouping(tickets, missed));
      const weights = drawn.slice(0, incidentCount(contingency));
      const scores = ratioScores(ratioTerms(contingency), Uint32Array.from(weights));
      const { ari, vMeasure, ...naive } = naiveScores(tickets, missed, weights);
      expect(roundedScores({ ...scores, ari, vMeasure })).toEqual(roundedScores({ ...naive, ari, vMeasure }));
    }),
    SEEDED,
  );
});
