import { clusteringDifference } from '../../../metrics/clustering/clustering-difference.ts';
import type { RatioScores } from '../../../metrics/clustering/ratio-scores.ts';
import type { Difference } from '../../../metrics/paired-bootstrap.ts';
import type { Share } from '../../../metrics/share.ts';
import { seededRandom } from '../../../util/random.ts';
import type { SweepIdentity } from '../../folder/manifest.ts';
import { RESAMPLES } from '../../report/summarize-eval.ts';
import type { RewritingEffect, Subset, ThresholdChoice } from '../../report/sweep-report.ts';
import type { EscalatedTickets } from '../escalated-tickets.ts';
import { asGrouping, incidentSizes } from './groupings.ts';
import type { StoredSweep } from './read-sweep.ts';

export interface Judged {
  identity: SweepIdentity;
  best: ThresholdChoice | null;
  rewriting: RewritingEffect | null;
}

/** What speaks against relying on the recommended threshold, a sentence each; none when nothing does. */
export function noticesOf(stored: StoredSweep, { identity, best, rewriting }: Judged): string[] {
  const timeless = timelessNotices(stored.tickets, identity);
  const several = incidentsWithSeveral(stored.tickets);
  if (several === 0) return [NOTHING_TO_JUDGE, ...timeless];
  return [
    ...(best === null ? [] : edgeNotices(best, identity)),
    ...(best === null ? [] : neverLinkNotices(stored, best, identity)),
    ...(best === null ? [] : tinyPartNotices(stored)),
    ...(rewriting === null ? [] : rewritingNotices(rewriting)),
    ...timeless,
  ];
}

const NOTHING_TO_JUDGE =
  'Nothing can be judged here: no incident has several escalated tickets, so that every link counts as wrong and the θ that links least looks best. Name the incident of each ticket in its field incidentId.';

function incidentsWithSeveral(tickets: EscalatedTickets): number {
  return [...incidentSizes(tickets).values()].filter((size) => size > 1).length;
}

function edgeNotices({ edge, threshold }: ThresholdChoice, { thresholds }: SweepIdentity): string[] {
  const [lowest = 0, highest = 0] = [thresholds[0], thresholds.at(-1)];
  if (thresholds.length === 1) {
    return [`Only θ ${lowest} was swept, so that it was not chosen among several: sweep more with --from and --to.`];
  }
  if (edge === null) return [];
  const width = highest - lowest;
  const further = {
    lowest: `--from ${rounded(Math.max(-0.99, lowest - width))}`,
    highest: `--to ${rounded(Math.min(1, highest + width))}`,
  }[edge];
  const end = { lowest, highest }[edge];
  const where = threshold === end ? `θ ${end} is` : `θ ${threshold ?? ''} is as good as ${end},`;
  return [`${where} the ${edge} that was swept, so that the best may lie beyond: sweep further, with ${further}.`];
}

const rounded = (threshold: number): number => Number(threshold.toFixed(4));

/** On what was held out, if anything, as any choice does well where it was made. */
function neverLinkNotices(
  { parts, tickets: { records } }: StoredSweep,
  { threshold, rewrite, heldOut }: ThresholdChoice,
  { minPrecision, seed }: SweepIdentity,
): string[] {
  const { tickets, settings } = heldOut === null ? parts.development : parts['held-out'];
  const linked = settings.find((setting) => setting.threshold === threshold && setting.rewrite === rewrite);
  if (linked === undefined || records.length === 0) return [];
  const grouping = (groups: Int32Array) => asGrouping(tickets, groups, { subset: 'all', missedIncidents: 0 });
  const isRecall = minPrecision !== null;
  const difference = clusteringDifference(grouping(Int32Array.from(tickets.records.keys())), grouping(linked.groups), {
    figure: ({ bcubed }: RatioScores<Share>) => (isRecall ? bcubed.recall : bcubed.f1).value,
    resamples: RESAMPLES,
    random: seededRandom(seed),
  });
  if (difference.low !== null && difference.low > 0) return [];
  const part = heldOut === null ? 'development' : 'held-out';
  return [
    `On the ${part} part θ ${threshold ?? ''} is not shown to be better than linking nothing: B-cubed ${isRecall ? 'recall' : 'F1'} ${points(difference)}.`,
  ];
}

/** Incidents with several tickets below which a choice is mostly luck. */
const FEWEST_INCIDENTS = 10;

function tinyPartNotices({ parts: { development } }: StoredSweep): string[] {
  const several = incidentsWithSeveral(development.tickets);
  if (several >= FEWEST_INCIDENTS) return [];
  return [
    `θ was chosen on little: ${several} incidents with several tickets, among ${development.tickets.records.length} tickets of the development part; ${FEWEST_INCIDENTS} are the least to go by. Label more tickets.`,
  ];
}

const ABOUT: Record<Subset, string> = { all: 'all escalations', multi: 'incidents with several tickets' };

function rewritingNotices({ subsets }: RewritingEffect): string[] {
  const unclear = subsets.filter(
    ({ difference: { low, high } }) => low === null || high === null || (low <= 0 && high >= 0),
  );
  if (unclear.length === 0) return [];
  const effects = unclear.map(({ subset, difference }) => `${points(difference)} on ${ABOUT[subset]}`);
  return [`What rewriting changes may be chance: B-cubed F1 ${effects.join(', ')}.`];
}

function points({ value, low, high }: Difference): string {
  if (value === null) return 'can not be told';
  const interval = low === null || high === null ? 'no interval' : `${signed(low)} to ${signed(high)}`;
  return `${signed(value)} points (${interval})`;
}

function signed(share: number): string {
  const digits = (100 * Math.abs(share)).toFixed(1);
  return Number(digits) === 0 ? digits : `${share < 0 ? '−' : '+'}${digits}`;
}

/** What is done with tickets of which nobody knows when they came. */
function timelessNotices({ times }: EscalatedTickets, { windowHours }: SweepIdentity): string[] {
  const timeless = times.filter((time) => time === null).length;
  if (timeless === 0) return [];
  const many = `${timeless} of ${times.length} tickets have no time`;
  const order = `${many}: they were linked last, in the order of the data set.`;
  if (windowHours === null) return [order];
  return [
    order,
    `The window of ${windowHours} h could not be held to where a ticket has no time: such a ticket was linked regardless of it, and so was the next one after it in its group.`,
  ];
}
