import type { ClusteringScores } from '../../metrics/clustering/scores.ts';
import type { Difference } from '../../metrics/paired-bootstrap.ts';
import type { Estimate, Share } from '../../metrics/share.ts';
import type { UsageTotals } from '../log/usage-totals.ts';

/** Which escalations figures are about: all, or those of incidents that several escalated tickets tell of. */
export const SUBSETS = ['all', 'multi'] as const;
export type Subset = (typeof SUBSETS)[number];

/** What `sweep-threshold` found. */
export interface SweepReport {
  version: 1;
  kind: 'sweep';
  run: SweepDescription;
  /** What speaks against relying on the recommended threshold, a sentence each. */
  notices: string[];
  /** Escalated tickets that were grouped. */
  tickets: number;
  /** Of these, the ones that no description or vector was got for; each stands alone and is an alert. */
  failed: number;
  incidents: Record<Subset, number>;
  /** Tickets that a run escalated and that their label does not; 0 when the labels say what was escalated. */
  falseAlarms: number;
  /** Incidents of which the run escalated no ticket; null when the labels say what was escalated. */
  missedIncidents: number | null;
  /** By rewriting (off first), subset and ascending threshold. */
  points: SweepPoint[];
  /** What doing nothing and linking everything give. */
  baselines: SweepBaseline[];
  /** The recommended setting, one of `choices`; null when no threshold meets the constraint. */
  best: ThresholdChoice | null;
  /** One for each setting of rewriting. */
  choices: ThresholdChoice[];
  /** Null unless swept with and without rewriting. */
  rewriting: RewritingEffect | null;
  /** Null unless swept with rewriting. */
  audit: RewriteAudit | null;
  similarities: SimilarityHistogram;
  usage: UsageTotals;
}

export interface SweepDescription {
  dataset: string;
  embedder: string;
  /** Null for one in this process. */
  embedderHost: string | null;
  /** Describes and rewrites. */
  model: string;
  modelHost: string | null;
  representative: string;
  /** Hours after which a group takes no more tickets; null for never. */
  windowHours: number | null;
  /** What tickets must share to be linked; null for nothing. */
  same: 'product' | 'category' | null;
  /** The run whose escalations were grouped; null when the labels say what was escalated. */
  fromRun: string | null;
  rejected: number;
  unlabelled: number;
  isFinished: boolean;
  /** What a reader must know to judge the figures; null for nothing. */
  notice: string | null;
}

export interface SweepPoint extends ClusteringScores<Estimate> {
  threshold: number;
  rewrite: boolean;
  subset: Subset;
}

export interface SweepBaseline extends ClusteringScores<Estimate> {
  name: 'never-link' | 'link-all';
  subset: Subset;
}

/** A threshold chosen on one part of the tickets and looked at on another. */
export interface ThresholdChoice {
  rewrite: boolean;
  /** What was asked for, in words, such as `best B-cubed F1`. */
  criterion: string;
  /** Null when no threshold meets the constraint. */
  threshold: number | null;
  /** The thresholds around it at which the figure is at most 0.01 lower; null without a threshold. */
  plateau: { from: number; to: number } | null;
  /** At which end of what was swept as good a figure is reached, so that the best may lie beyond; null for neither. */
  edge: 'lowest' | 'highest' | null;
  /** How the tickets were divided: by the order in the data set when none has a time. */
  dividedBy: 'split' | 'time' | 'order';
  /** The part that the choice was made on. */
  development: PartScores;
  /** The other part; null where there is none. */
  heldOut: PartScores | null;
}

export interface PartScores {
  tickets: number;
  incidents: number;
  /** Of the part grouped by itself at the chosen threshold; null without one. */
  scores: ClusteringScores<Estimate> | null;
}

/** What rewriting brings, each setting at the threshold chosen for it. */
export interface RewritingEffect {
  subsets: RewritingDifference[];
  /** Links that one setting makes and the other does not, both at `linksAt`. */
  linksAt: number;
  gained: LinkChange[];
  lost: LinkChange[];
}

export interface RewritingDifference {
  subset: Subset;
  off: { threshold: number; f1: Estimate };
  on: { threshold: number; f1: Estimate };
  /** Of B-cubed F1, with its paired bootstrap interval. */
  difference: Difference;
  /** The difference as a share of the figure without rewriting. */
  relative: Share;
}

export interface LinkChange {
  ticketId: string;
  incidentId: string | null;
  /** The ticket that founded the group of the link. */
  founderId: string;
  similarity: number;
  isRight: boolean;
}

/** What rewriting left out of its sources that it had to keep. */
export interface RewriteAudit {
  /** Rewrites that were made, each counted once however many thresholds use it. */
  rewrites: number;
  withLosses: Share;
  /** Those with most losses first. */
  losses: RewriteLoss[];
}

export interface RewriteLoss {
  /** Ids of the tickets that it was made from. */
  sources: string[];
  rewrite: string;
  errorCodes: string[];
  products: string[];
  versions: string[];
}

/** Similarities of pairs of escalated tickets, as counts in bins of the same width from `low` to `high`. */
export interface SimilarityHistogram {
  low: number;
  high: number;
  sameIncident: number[];
  otherIncident: number[];
}

/** A line of `links.jsonl`: where a ticket went at a threshold. */
export interface LinkRecord {
  ticketId: string;
  threshold: number;
  rewrite: boolean;
  /** Id of the ticket that founded the group. */
  group: string;
  /** With the representative that it was linked by; null for a founder. */
  similarity: number | null;
  /** The true incident; null for none known. */
  incidentId: string | null;
}
