import { estimateClusterings } from '../../../metrics/clustering/estimate-clusterings.ts';
import { seededRandom } from '../../../util/random.ts';
import { RESAMPLES } from '../../report/summarize-eval.ts';
import { SUBSETS, type Subset, type SweepBaseline, type SweepPoint } from '../../report/sweep-report.ts';
import { asGrouping } from './groupings.ts';
import type { GroupedTickets } from './read-sweep.ts';

export interface ScoredSettings {
  /** By rewriting, subset and ascending threshold. */
  points: SweepPoint[];
  baselines: SweepBaseline[];
}

export interface ScoreOptions {
  missedIncidents: number;
  /** Of the resampling. */
  seed: number;
}

/** The figures of every setting, and of what doing nothing and linking everything give, each subset resampled once for all. */
export function scoreSettings(grouped: GroupedTickets, options: ScoreOptions): ScoredSettings {
  const scored = SUBSETS.map((subset) => scoreSubset(grouped, subset, options));
  return {
    points: [false, true].flatMap((rewrite) =>
      scored.flatMap(({ points }) => points.filter((point) => point.rewrite === rewrite)),
    ),
    baselines: scored.flatMap(({ baselines }) => baselines),
  };
}

const BASELINES = ['never-link', 'link-all'] as const;

function scoreSubset({ tickets, settings }: GroupedTickets, subset: Subset, options: ScoreOptions): ScoredSettings {
  const ascending = settings.toSorted((a, b) => a.threshold - b.threshold);
  const alone = Int32Array.from(tickets.records.keys());
  const together = new Int32Array(tickets.records.length);
  const groupings = [...ascending.map(({ groups }) => groups), alone, together];
  const scores = estimateClusterings(
    groupings.map((groups) => asGrouping(tickets, groups, { subset, missedIncidents: options.missedIncidents })),
    { resamples: RESAMPLES, random: seededRandom(options.seed) },
  );
  const ofBaselines = scores.slice(ascending.length);
  return {
    points: ascending.flatMap(({ threshold, rewrite }, index) => {
      const own = scores[index];
      return own === undefined ? [] : [{ threshold, rewrite, subset, ...own }];
    }),
    baselines: BASELINES.flatMap((name, index) => {
      const own = ofBaselines[index];
      return own === undefined ? [] : [{ name, subset, ...own }];
    }),
  };
}
