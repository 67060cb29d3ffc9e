import type { Setting } from '../../../dedup/sweep.ts';
import type { ComparedClustering } from '../../../metrics/clustering/compared-clustering.ts';
import type { PairedDifference } from '../../../metrics/difference-interval.ts';
import type { Share } from '../../../metrics/share.ts';
import type { Discordance, ParameterChange, TextChange } from '../../comparison/comparison.ts';
import type { Mismatches } from '../../comparison/mismatches.ts';
import type { SweepDescription } from '../../report/sweep-report.ts';

/** One of the two sweeps, at the setting that is compared. */
export interface SweepSide extends Setting {
  /** Run folder or baseline file, as the user named it. */
  name: string;
  run: SweepDescription;
}

export interface ComparedLink {
  ticketId: string;
  incidentId: string | null;
  /** The ticket that founded the group of the link. */
  founderId: string;
}

/** Links of a kind that one sweep makes and the other does not. */
export interface LinkDifference {
  /** `lost`: made by the base alone. */
  change: 'lost' | 'gained';
  /** Whether the group holds an earlier ticket of the incident. */
  isRight: boolean;
  count: number;
  /** In time order; at most a hundred. */
  first: ComparedLink[];
}

/** What `compare` found about two sweeps: changed − base throughout. */
export interface SweepComparison {
  version: 1;
  kind: 'compare-sweep';
  base: SweepSide;
  changed: SweepSide;
  tickets: number;
  /** What is drawn together: incidents, and tickets that stand alone. */
  incidents: number;
  /** Tickets without a partner. */
  leftOut: Mismatches;
  scores: ComparedClustering<PairedDifference>;
  /** Tickets with a description and a vector. */
  described: { base: Share; changed: Share };
  /** Decisions to link a ticket, or not to, that only one of the sweeps has right. */
  decisions: Discordance;
  /** Right links lost first, then wrong ones gained; those of which there are any. */
  links: LinkDifference[];
  texts: TextChange[];
  parameters: ParameterChange[];
}
