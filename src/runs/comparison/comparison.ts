import type { PairedDifference } from '../../metrics/difference-interval.ts';
import type { ComparedScores } from '../../metrics/paired-scores.ts';
import type { Share } from '../../metrics/share.ts';
import type { Mismatches } from './mismatches.ts';
import type { RunDescription } from '../report/report.ts';
import type { TicketList } from './ticket-list.ts';

/** One of the two runs. */
export interface ComparedSide {
  /** Run folder or baseline file, as the user named it. */
  name: string;
  run: RunDescription;
}

/** Answers that only one of two runs has right. */
export interface Discordance {
  /** Wrong, or unanswered, in the base run and right in the changed one. */
  fixed: number;
  broken: number;
  /** Exact McNemar on these two, which takes answers to be independent. */
  pValue: number;
}

/** The same within a family of comparisons. */
export interface AdjustedDiscordance extends Discordance {
  /** After Holm over the family. */
  adjustedP: number;
}

/** Tickets labelled with a category: how many of them were fixed and broken is how its recall changed. */
export interface CategoryComparison extends AdjustedDiscordance {
  category: string;
  tickets: number;
}

/** One part of the tickets; shares of right answers, unanswered counting as wrong. */
export interface SliceComparison extends AdjustedDiscordance {
  dimension: string;
  value: string;
  base: Share;
  changed: Share;
}

/** Tickets whose answer changed in the same way. */
export interface AnswerChange {
  outcome: 'broken' | 'fixed' | 'same';
  label: string;
  /** A category, `unparsed` or `failed`. */
  from: string;
  to: string;
  tickets: TicketList;
}

/** A prompt, or the categories, that differs. */
export interface TextChange {
  name: string;
  /** Null when the run has no such text. */
  baseHash: string | null;
  changedHash: string | null;
  /** Unified; null when only one run has the text, or one of the two was not kept. */
  diff: string | null;
}

/** Something else that decides the answers and differs, as JSON values. */
export interface ParameterChange {
  name: string;
  base: unknown;
  changed: unknown;
}

/** What `compare` found: changed − base throughout. */
export interface Comparison {
  version: 1;
  kind: 'compare';
  base: ComparedSide;
  changed: ComparedSide;
  tickets: number;
  /** Pairs of answers: tickets, times the answers asked about each. */
  answers: number;
  /** What is drawn together: incidents, and tickets that stand alone. */
  incidents: number;
  /** Answers without a partner. */
  leftOut: Mismatches;
  scores: ComparedScores<PairedDifference>;
  correctness: Discordance;
  /** Holm over the categories. */
  categories: CategoryComparison[];
  /** Holm over all slices. */
  slices: SliceComparison[];
  /** Broken first, then fixed, then wrong in both; the most frequent first. */
  changes: AnswerChange[];
  texts: TextChange[];
  parameters: ParameterChange[];
}
