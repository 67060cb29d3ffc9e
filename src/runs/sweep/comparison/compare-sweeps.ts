import type { ComparedClustering } from '../../../metrics/clustering/compared-clustering.ts';
import { mapComparedClustering } from '../../../metrics/clustering/compared-clustering.ts';
import { contingencyOf, type Contingency } from '../../../metrics/clustering/contingency.ts';
import { drawClusterings } from '../../../metrics/clustering/draw-clusterings.ts';
import type { Grouping } from '../../../metrics/clustering/grouping.ts';
import { incidentCount } from '../../../metrics/clustering/incident-terms.ts';
import { rightDecisions } from '../../../metrics/clustering/link-decisions.ts';
import { differenceInterval } from '../../../metrics/difference-interval.ts';
import type { DrawnFigure } from '../../../metrics/draw-figures.ts';
import { share, type Share } from '../../../metrics/share.ts';
import { seededRandom } from '../../../util/random.ts';
import { requireSameCategories } from '../../comparison/comparability.ts';
import { discordance } from '../../comparison/compare-parts.ts';
import { RESAMPLES, type CompareOptions } from '../../comparison/compare-runs.ts';
import type { Discordance } from '../../comparison/comparison.ts';
import { parameterChanges } from '../../comparison/parameter-changes.ts';
import { textChanges } from '../../comparison/text-changes.ts';
import { alignSweeps, type AlignedSweeps } from './align-sweeps.ts';
import type { ComparedSweep, GroupedTicket } from './compared-sweep.ts';
import { numbered, truthOf } from '../escalated-tickets.ts';
import { asGrouping } from '../report/groupings.ts';
import { linkDifferences } from './link-differences.ts';
import type { SweepComparison, SweepSide } from './sweep-comparison.ts';

export interface ComparedSweeps {
  comparison: SweepComparison;
  /** What the intervals were taken from. */
  drawn: ComparedClustering<DrawnFigure>;
}

/**
 * Sets two sweeps side by side, each at its setting. Throws DataError when they can't be compared: other categories, or,
 * without `isIntersection`, other tickets.
 */
export function compareSweeps(
  base: ComparedSweep,
  changed: ComparedSweep,
  { isIntersection, seed }: CompareOptions,
): ComparedSweeps {
  requireSameCategories(base.facts, changed.facts);
  const aligned = alignSweeps(base, changed, isIntersection);
  const groupings = groupingsOf(aligned, changed);
  const drawn = drawClusterings(groupings.base, groupings.changed, {
    resamples: RESAMPLES,
    random: seededRandom(seed),
  });
  return { comparison: comparisonOf({ base, changed, aligned, groupings, drawn }), drawn };
}

interface Sides<T> {
  base: T;
  changed: T;
}

function groupingsOf({ pairs, missedIncidents }: AlignedSweeps, { facts }: ComparedSweep): Sides<Grouping> {
  const truth = truthOf(
    pairs.map(({ changed }) => changed),
    facts,
  );
  const groupingOf = (tickets: readonly GroupedTicket[]): Grouping =>
    asGrouping(truth, numbered(tickets.map(({ group }) => group)), { subset: 'all', missedIncidents });
  return { base: groupingOf(pairs.map(({ base }) => base)), changed: groupingOf(pairs.map(({ changed }) => changed)) };
}

interface Findings extends Sides<ComparedSweep> {
  aligned: AlignedSweeps;
  groupings: Sides<Grouping>;
  drawn: ComparedClustering<DrawnFigure>;
}

function comparisonOf({ base, changed, aligned, groupings, drawn }: Findings): SweepComparison {
  const { pairs, mismatches } = aligned;
  const contingencies = { base: contingencyOf(groupings.base), changed: contingencyOf(groupings.changed) };
  return {
    version: 1,
    kind: 'compare-sweep',
    base: sideOf(base),
    changed: sideOf(changed),
    tickets: pairs.length,
    incidents: incidentCount(contingencies.changed),
    leftOut: mismatches,
    scores: mapComparedClustering(drawn, (figure) => differenceInterval(figure)),
    described: {
      base: describedShare(pairs.map((pair) => pair.base)),
      changed: describedShare(pairs.map((pair) => pair.changed)),
    },
    decisions: decisionsOf(contingencies),
    links: linkDifferences(pairs, contingencies),
    texts: textChanges(base.texts, changed.texts),
    parameters: parameterChanges(base.facts.identity, changed.facts.identity),
  };
}

const sideOf = ({ name, run, setting }: ComparedSweep): SweepSide => ({ name, ...setting, run });

const describedShare = (tickets: readonly GroupedTicket[]): Share =>
  share(tickets.filter(({ group }) => group !== null).length, tickets.length);

function decisionsOf({ base, changed }: Sides<Contingency>): Discordance {
  const [before, after] = [rightDecisions(base), rightDecisions(changed)];
  const counts = { fixed: 0, broken: 0 };
  after.forEach((isRight, place) => {
    if (isRight !== before[place]) counts[isRight === 1 ? 'fixed' : 'broken']++;
  });
  return discordance(counts);
}
