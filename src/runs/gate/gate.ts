import { differenceInterval, type PairedDifference } from '../../metrics/difference-interval.ts';
import { variance } from '../../metrics/variance.ts';
import type { DrawnFigure } from '../../metrics/draw-figures.ts';
import type { ComparedRuns } from '../comparison/compare-runs.ts';
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
export function judge({ comparison, drawn, repeats: variances }: ComparedRuns, rules: GateRules): CheckReport {
  const { tickets, answers, correctness, scores } = comparison;
  const repeats = tickets === 0 ? 1 : answers / tickets;
  const judged = judgeFigures(
    {
      unit: 'answers',
      ...{ tickets, answers, broken: correctness.broken, coverage: scores.coverage.changed },
      repeats,
      figure: (name) => gateFigure(name, drawn.strict),
      repeatVariance: (name) => (variances === null ? 0 : gateFigure(name, variances.strict)),
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
  /** Answers about each ticket; null for a sweep. */
  repeats: number | null;
  /** Of the variance of a figure's difference, what comes from answers about the same ticket varying. */
  repeatVariance: (name: string) => number;
}

/** The checks of the rules, and the worst verdict; with too few answers nothing is decided. */
export function judgeFigures(subject: GateSubject, rules: GateRules): Pick<CheckReport, 'verdict' | 'checks'> {
  const coverage = coverageCheck(rules.minCoverage, subject);
  const checks: GateCheck[] = [
    ...rules.margins.map(({ figure, value: margin }) => {
      return marginCheck({ figure, margin, subject, margins: rules.margins.length });
    }),
    ...rules.floors.map((floor) => floorCheck(floor, subject)),
    ...(rules.maxBroken === null ? [] : [brokenCheck(rules.maxBroken, subject)]),
    coverage,
  ];
  if (coverage.verdict !== 'fine') return { verdict: 'inconclusive', checks };
  const verdict = VERDICTS.find((one) => checks.some((check) => check.verdict === one)) ?? 'inconclusive';
  return { verdict, checks };
}

interface Margin {
  figure: string;
  margin: number;
  subject: GateSubject;
  /** Margins that share the error. */
  margins: number;
}

function marginCheck({ figure, margin, subject, margins }: Margin): MarginCheck {
  const { tickets, repeats } = subject;
  const drawn = subject.figure(figure);
  const difference = differenceInterval(drawn, margins);
  const verdict = marginVerdict(difference, margin);
  const times = verdict === 'inconclusive' ? timesToDecide(difference, margin) : null;
  const share = subject.repeatVariance(figure) / variance(drawn.draws);
  return {
    ...{ kind: 'margin', figure, margin, ...difference, verdict },
    moreTickets: times === null ? null : ticketsToDecide(times, tickets),
    moreRepeats: times === null || repeats === null ? null : repeatsToDecide(times, { repeats, share }),
    repeats,
  };
}

export function marginVerdict({ low, high }: Pick<PairedDifference, 'low' | 'high'>, margin: number): Verdict {
  if (low === null || high === null) return 'inconclusive';
  if (high < -margin) return 'regressed';
  return low >= -margin ? 'fine' : 'inconclusive';
}

/**
 * By how much the variance must fall to bring the end of the interval to −margin if the difference stayed what it is; null
 * where that can't be said.
 */
function timesToDecide({ value, low, high }: PairedDifference, margin: number): number | null {
  if (value === null || low === null || high === null) return null;
  const [reach, room] = value >= -margin ? [value - low, value + margin] : [high - value, -margin - value];
  return (reach / room) ** 2;
}

/** More than so many times what is at hand is no advice. */
const MOST_TIMES = 1000;

/** Variance falls as one over the number of tickets. */
const ticketsToDecide = (times: number, tickets: number): number | null =>
  times <= MOST_TIMES ? Math.max(1, Math.ceil(tickets * (times - 1))) : null;

/**
 * Of the variance a `share` falls as one over the number of answers about each ticket, and the rest stays: null when that
 * rest alone is too much.
 */
function repeatsToDecide(times: number, { repeats, share }: { repeats: number; share: number }): number | null {
  const left = 1 / times - (1 - Math.min(1, share));
  const needed = (Math.min(1, share) * repeats) / left;
  return share > 0 && left > 0 && needed <= MOST_TIMES * repeats ? Math.max(1, Math.ceil(needed - repeats)) : null;
}

function floorCheck({ figure, value: floor }: Limit, subject: GateSubject): FloorCheck {
  const { changed } = subject.figure(figure);
  return { kind: 'floor', figure, floor, value: changed, verdict: atLeast(changed, floor, 'regressed') };
}

function brokenCheck(most: NonNullable<GateRules['maxBroken']>, { unit, answers, broken }: GateSubject): BrokenCheck {
  const allowed = 'count' in most ? most.count : Math.floor(1e-9 + most.share * answers);
  return { kind: 'max-broken', unit, broken, allowed, verdict: broken > allowed ? 'regressed' : 'fine' };
}

function coverageCheck(least: number, { unit, coverage: value }: GateSubject): CoverageCheck {
  return { kind: 'min-coverage', unit, value, least, verdict: atLeast(value, least, 'inconclusive') };
}

const atLeast = (value: number | null, least: number, otherwise: Verdict): Verdict =>
  value === null ? 'inconclusive' : value >= least ? 'fine' : otherwise;
