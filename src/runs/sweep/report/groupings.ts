import { clusteringScores } from '../../../metrics/clustering/clustering-scores.ts';
import type { Grouping } from '../../../metrics/clustering/grouping.ts';
import type { Subset } from '../../report/sweep-report.ts';
import type { Setting } from '../../../dedup/sweep.ts';
import type { ScoredThresholds } from './choose-threshold.ts';
import type { EscalatedTickets, Truth } from '../escalated-tickets.ts';

/** The groups at one setting: for each ticket the place of its founder. */
export interface SettingGroups extends Setting {
  groups: Int32Array;
}

/** A grouping as the metrics take it. */
export function asGrouping(
  { incidents, falseAlarms }: Truth,
  groups: Int32Array,
  { subset, missedIncidents }: { subset: Subset; missedIncidents: number },
): Grouping {
  // An incident of which no ticket was escalated is not one with several.
  const all = { incidents, falseAlarms, groups, counted: null, missedIncidents };
  return subset === 'all'
    ? all
    : { ...all, counted: inMultiTicketIncidents({ incidents, falseAlarms }), missedIncidents: 0 };
}

/** 1 for a ticket of an incident that several tickets tell of. */
function inMultiTicketIncidents({ incidents, falseAlarms }: Truth): Uint8Array {
  const sizes = incidentSizes({ incidents, falseAlarms });
  return Uint8Array.from(incidents, (incident, place) =>
    falseAlarms[place] !== 1 && (sizes.get(incident) ?? 0) > 1 ? 1 : 0,
  );
}

/** How many tickets tell of each incident. */
export function incidentSizes({ incidents, falseAlarms }: Truth): Map<number, number> {
  const sizes = new Map<number, number>();
  incidents.forEach((incident, place) => {
    if (falseAlarms[place] !== 1) sizes.set(incident, (sizes.get(incident) ?? 0) + 1);
  });
  return sizes;
}

/** The scores, without intervals, of the groups of one setting of rewriting, by ascending threshold. */
export function scoreThresholds(
  tickets: EscalatedTickets,
  settings: readonly SettingGroups[],
  rewrite: boolean,
): ScoredThresholds {
  return settings
    .filter((setting) => setting.rewrite === rewrite)
    .toSorted((a, b) => a.threshold - b.threshold)
    .map(({ threshold, groups }) => ({
      threshold,
      scores: clusteringScores(asGrouping(tickets, groups, { subset: 'all', missedIncidents: 0 })),
    }));
}
