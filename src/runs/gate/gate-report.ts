import type { PairedDifference } from '../../metrics/difference-interval.ts';
import type { Comparison } from '../comparison/comparison.ts';
import type { SweepComparison } from '../sweep/comparison/sweep-comparison.ts';

/** From worst to best. */
export const VERDICTS = ['regressed', 'inconclusive', 'fine'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What is right or wrong about a ticket: an answer, or whether it was linked. */
export type GateUnit = 'answers' | 'decisions';

/** Whether a figure fell by more than it may. */
export interface MarginCheck extends PairedDifference {
  kind: 'margin';
  figure: string;
  /** How far it may fall, in its unit; at least 0. */
  margin: number;
  verdict: Verdict;
  /** About how many more tickets would decide; null when that is decided, or when no such number can be given. */
  moreTickets: number | null;
  /** About how many more answers about each ticket would, with the same proviso. */
  moreRepeats: number | null;
  /** Answers about each ticket; null for a sweep, which describes each once. */
  repeats: number | null;
}

/** Whether a figure of the changed run is as high as it must be. */
export interface FloorCheck {
  kind: 'floor';
  figure: string;
  floor: number;
  value: number | null;
  verdict: Verdict;
}

/** Whether more answers were broken than may be. */
export interface BrokenCheck {
  kind: 'max-broken';
  unit: GateUnit;
  broken: number;
  allowed: number;
  verdict: Verdict;
}

/** Whether enough tickets got a category, or a description, for the figures to mean anything. */
export interface CoverageCheck {
  kind: 'min-coverage';
  unit: GateUnit;
  value: number | null;
  least: number;
  verdict: Verdict;
}

export type GateCheck = MarginCheck | FloorCheck | BrokenCheck | CoverageCheck;

/** What `check` found. */
export interface CheckReport {
  version: 1;
  kind: 'check';
  /** The worst of all checks. */
  verdict: Verdict;
  checks: GateCheck[];
  comparison: Comparison | SweepComparison;
}
