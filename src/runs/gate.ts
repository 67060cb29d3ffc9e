import { differenceInterval, type PairedDifference } from '../metrics/difference-interval.ts';
import type { DrawnFigure } from '../metrics/draw-figures.ts';
import type { ComparedRuns } from './compare-runs.ts';
import { gateFigure } from './gate-figures.ts';
import {
  VERDICTS,
  type BrokenCheck,
  type CheckReport,
  type CoverageCheck,
  type FloorCheck,
  type GateCheck,
  type GateUnit,
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
  const { tickets, answers, correctness, scores } = comparison;
  const judged = judgeFigures(
    {
      unit: 'answers',
      ...{ tickets, answers, broken: correctness.broken, coverage: scores.coverage.changed },
      figure: (name) => gateFigure(name, drawn.strict),
    },
    rules,
  );
  return { version: 1, kind: 'check', ...judged, comparison };
}

/** What rules are held against, whatever was compared. */
export interface GateSubject {
  unit: GateUnit;
  tickets: number;
  answers: number;
  broken: number;
  /** Share of tickets that got an answer. */
  coverage: number | null;
  /** By the names that rules use. */
  figure: (name: string) => DrawnFigure;
}

/** The checks of the rules, and the worst verdict. */
export function judgeFigures(subject: GateSubject, rules: GateRules): Pick<CheckReport, 'verdict' | 'checks'> {
  const checks: GateCheck[] = [
    ...rules.margins.map(({ figure, value: margin }) => {
      const difference = differenceInterval(subject.figure(figure), rules.margins.length);
      return marginCheck({ figure, margin, difference, tickets: subject.tickets });
    }),
    ...rules.floors.map((floor) => floorCheck(floor, subject)),
    ...(rules.maxBroken === null ? [] : [brokenCheck(rules.maxBroken, subject)]),
    coverageCheck(rules.minCoverage, subject),
  ];
  const verdict = VERDICTS.find((one) => checks.some((check) => check.verdict === one)) ?? 'inconclusive';
  return { verdict, checks };
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

function floorCheck({ figure, value: floor }: Limit, subject: GateSubject): FloorCheck {
  const { changed } = subject.figure(figure);
  return { kind: 'floor', figure, floor, value: changed, verdict: atLeast(changed, floor, 'regressed') };
}

function brokenCheck(most: NonNullable<GateRules['maxBroken']>, { unit, answers, broken }: GateSubject): BrokenCheck {
  const allowed = 'count' in most ? most.count : Math.floor(most.share * answers);
  return { kind: 'max-broken', unit, broken, allowed, verdict: broken > allowed ? 'regressed' : 'fine' };
}

function coverageCheck(least: number, { unit, coverage: value }: GateSubject): CoverageCheck {
  return { kind: 'min-coverage', unit, value, least, verdict: atLeast(value, least, 'inconclusive') };
}

const atLeast = (value: number | null, least: number, otherwise: Verdict): Verdict =>
  value === null ? 'inconclusive' : value >= least ? 'fine' : otherwise;
