import { differenceInterval, type PairedDifference } from '../metrics/difference-interval.ts';
import type { ComparedRuns } from './compare-runs.ts';
import type { Comparison } from './comparison.ts';
import { gateFigure } from './gate-figures.ts';
import {
  VERDICTS,
  type BrokenCheck,
  type CheckReport,
  type CoverageCheck,
  type FloorCheck,
  type GateCheck,
  type MarginCheck,
  type Verdict,
} from './gate-report.ts';

/** A bound on a figure, in its unit. */
export interface Limit {
  figure: string;
  value: number;
}

/** What the changed run must hold to. Figures are strict. */
export interface GateRules {
  /** How far figures may fall; at least one. */
  margins: readonly Limit[];
  /** How high figures must be. */
  floors: readonly Limit[];
  /** Answers that may be broken, or their share of all; null for any number. */
  maxBroken: { count: number } | { share: number } | null;
  /** The share of tickets that must have a category. */
  minCoverage: number;
}

/**
 * Judges a comparison. A figure regressed when the whole interval of its difference lies below −margin, is fine when the
 * interval lies above that, and is else undecided, as is one that is not defined. The intervals hold at 95 % for all margins
 * together, so that further margins make no false alarm likelier.
 */
export function judge({ comparison, drawn }: ComparedRuns, rules: GateRules): CheckReport {
  const checks: GateCheck[] = [
    ...rules.margins.map(({ figure, value: margin }) => {
      const difference = differenceInterval(gateFigure(figure, drawn.strict), rules.margins.length);
      return marginCheck({ figure, margin, difference, tickets: comparison.tickets });
    }),
    ...rules.floors.map((floor) => floorCheck(floor, comparison)),
    ...(rules.maxBroken === null ? [] : [brokenCheck(rules.maxBroken, comparison)]),
    coverageCheck(rules.minCoverage, comparison),
  ];
  const verdict = VERDICTS.find((one) => checks.some((check) => check.verdict === one)) ?? 'inconclusive';
  return { version: 1, kind: 'check', verdict, checks, comparison };
}

interface Margin {
  figure: string;
  margin: number;
  difference: PairedDifference;
  tickets: number;
}

function marginCheck({ figure, margin, difference, tickets }: Margin): MarginCheck {
  const verdict = marginVerdict(difference, margin);
  const moreTickets = verdict === 'inconclusive' ? ticketsToDecide(difference, margin, tickets) : null;
  return { kind: 'margin', figure, margin, ...difference, verdict, moreTickets };
}

export function marginVerdict({ low, high }: Pick<PairedDifference, 'low' | 'high'>, margin: number): Verdict {
  if (low === null || high === null) return 'inconclusive';
  if (high < -margin) return 'regressed';
  return low >= -margin ? 'fine' : 'inconclusive';
}

/** More than so many times the tickets at hand are no advice. */
const MOST_TIMES = 1000;

/**
 * About how many more tickets would bring the end of the interval to −margin if the difference stayed what it is, the width
 * of an interval falling with the square root of the tickets.
 */
function ticketsToDecide({ value, low, high }: PairedDifference, margin: number, tickets: number): number | null {
  if (value === null || low === null || high === null) return null;
  const [reach, room] = value >= -margin ? [value - low, value + margin] : [high - value, -margin - value];
  const times = (reach / room) ** 2;
  return times <= MOST_TIMES ? Math.max(1, Math.ceil(tickets * (times - 1))) : null;
}

function floorCheck({ figure, value: floor }: Limit, { scores }: Comparison): FloorCheck {
  const { changed } = gateFigure(figure, scores.strict);
  return { kind: 'floor', figure, floor, value: changed, verdict: atLeast(changed, floor, 'regressed') };
}

function brokenCheck(most: NonNullable<GateRules['maxBroken']>, { answers, correctness }: Comparison): BrokenCheck {
  const { broken } = correctness;
  const allowed = 'count' in most ? most.count : Math.floor(most.share * answers);
  return { kind: 'max-broken', broken, allowed, verdict: broken > allowed ? 'regressed' : 'fine' };
}

function coverageCheck(least: number, { scores }: Comparison): CoverageCheck {
  const value = scores.coverage.changed;
  return { kind: 'min-coverage', value, least, verdict: atLeast(value, least, 'inconclusive') };
}

const atLeast = (value: number | null, least: number, otherwise: Verdict): Verdict =>
  value === null ? 'inconclusive' : value >= least ? 'fine' : otherwise;
