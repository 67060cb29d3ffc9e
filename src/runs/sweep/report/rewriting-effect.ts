import { clusteringDifference } from '../../../metrics/clustering/clustering-difference.ts';
import { seededRandom } from '../../../util/random.ts';
import { RESAMPLES } from '../../report/summarize-eval.ts';
import {
  SUBSETS,
  type LinkChange,
  type RewritingDifference,
  type RewritingEffect,
  type Subset,
  type SweepPoint,
  type ThresholdChoice,
} from '../../report/sweep-report.ts';
import type { EscalatedTickets } from '../escalated-tickets.ts';
import { asGrouping } from './groupings.ts';
import type { LinkedGroups } from './read-groups.ts';
import type { GroupedTickets } from './read-sweep.ts';

export interface Compared {
  points: readonly SweepPoint[];
  choices: readonly ThresholdChoice[];
  /** At whose threshold links are compared. */
  best: ThresholdChoice | null;
  /** Of the resampling. */
  seed: number;
}

/** What rewriting brings on all tickets; null unless a threshold was chosen without it and with it. */
export function rewritingEffect(
  { tickets, settings }: GroupedTickets,
  { points, choices, best, seed }: Compared,
): RewritingEffect | null {
  const chosen = (rewrite: boolean): number | null =>
    choices.find((choice) => choice.rewrite === rewrite)?.threshold ?? null;
  const at = (threshold: number | null, rewrite: boolean): LinkedGroups | undefined =>
    settings.find((setting) => setting.threshold === threshold && setting.rewrite === rewrite);
  const [off, on] = [at(chosen(false), false), at(chosen(true), true)];
  const linksAt = best?.threshold ?? null;
  const [linksOff, linksOn] = [at(linksAt, false), at(linksAt, true)];
  if (off === undefined || on === undefined || linksAt === null) return null;
  if (linksOff === undefined || linksOn === undefined) return null;
  return {
    subsets: SUBSETS.flatMap((subset) => differenceOn(subset, { tickets, off, on, points, seed })),
    linksAt,
    gained: linksMissing(tickets, linksOn, linksOff),
    lost: linksMissing(tickets, linksOff, linksOn),
  };
}

interface Pair extends Pick<Compared, 'points' | 'seed'> {
  tickets: EscalatedTickets;
  off: LinkedGroups;
  on: LinkedGroups;
}

function differenceOn(subset: Subset, { tickets, off, on, points, seed }: Pair): RewritingDifference[] {
  const pointOf = ({ threshold, rewrite }: LinkedGroups): SweepPoint | undefined =>
    points.find((point) => point.threshold === threshold && point.rewrite === rewrite && point.subset === subset);
  const [ofOff, ofOn] = [pointOf(off)?.bcubed.f1, pointOf(on)?.bcubed.f1];
  if (ofOff === undefined || ofOn === undefined) return [];
  // No link decision is compared, so incidents that were missed change nothing.
  const grouping = ({ groups }: LinkedGroups) => asGrouping(tickets, groups, { subset, missedIncidents: 0 });
  const difference = clusteringDifference(grouping(off), grouping(on), {
    figure: ({ bcubed }) => bcubed.f1.value,
    resamples: RESAMPLES,
    random: seededRandom(seed),
  });
  const relative = ofOff.value && difference.value !== null ? difference.value / ofOff.value : null;
  return [
    {
      subset,
      off: { threshold: off.threshold, f1: ofOff },
      on: { threshold: on.threshold, f1: ofOn },
      difference,
      relative: { value: relative, n: ofOff.n },
    },
  ];
}

/** Links that `a` makes and `b` does not, in time order. */
function linksMissing(tickets: EscalatedTickets, a: LinkedGroups, b: LinkedGroups): LinkChange[] {
  return tickets.records.flatMap(({ ticketId, incidentId }, place) => {
    const founder = a.groups[place] ?? place;
    const similarity = a.similarities[place] ?? null;
    if (similarity === null || b.groups[place] === founder) return [];
    const founderId = tickets.records[founder]?.ticketId ?? '';
    return [{ ticketId, incidentId, founderId, similarity, isRight: joinsItsIncident(tickets, a.groups, place) }];
  });
}

/** Whether an earlier ticket of its group is of its incident. */
function joinsItsIncident({ incidents, falseAlarms }: EscalatedTickets, groups: Int32Array, place: number): boolean {
  if (falseAlarms[place] === 1) return false;
  for (let earlier = 0; earlier < place; earlier++) {
    const isMate = groups[earlier] === groups[place] && incidents[earlier] === incidents[place];
    if (isMate && falseAlarms[earlier] !== 1) return true;
  }
  return false;
}
