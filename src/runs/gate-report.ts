import type { PairedDifference } from '../metrics/difference-interval.ts';
import type { Comparison } from './comparison.ts';

/** From worst to best. */
export const VERDICTS = ['regressed', 'inconclusive', 'fine'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Whether a figure fell by more than it may. */
export interface MarginCheck extends PairedDifference {
  kind: 'margin';
  figure: string;
  /** How far it may fall, in its unit; at least 0. */
  margin: number;
  verdict: Verdict;
  /** About how many more tickets would decide; null when that is decided, or when no such number can be given. */
  moreTickets: number | null;
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
  broken: number;
  allowed: number;
  verdict: Verdict;
}

/** Whether enough tickets got a category for the figures to mean anything. */
export interface CoverageCheck {
  kind: 'min-coverage';
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
  comparison: Comparison;
}
