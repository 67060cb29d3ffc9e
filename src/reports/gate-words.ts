import type { CheckReport, GateCheck, MarginCheck } from '../runs/gate/gate-report.ts';
import { points } from './difference.ts';
import { percent } from './format.ts';

const DONE = { answers: 'answered', decisions: 'described' } as const;

/** What a check is about, in a few words. */
export function checkName(check: GateCheck): string {
  switch (check.kind) {
    case 'margin':
      return check.figure;
    case 'floor':
      return `${check.figure} floor`;
    case 'max-broken':
      return `${check.unit} broken`;
    case 'min-coverage':
      return `tickets ${DONE[check.unit]}`;
  }
}

/** What a reader of the verdict can do now, in a sentence or two. */
export function nextStep({ verdict, checks }: Pick<CheckReport, 'verdict' | 'checks'>): string {
  switch (verdict) {
    case 'regressed':
      return 'Next: look at what was broken and at how the prompts differ, below. If the change is wanted all the same, make this run the baseline with --update-baseline.';
    case 'inconclusive':
      return `Next: ${whatWouldDecide(checks)}`;
    case 'fine':
      return 'Nothing is left to do.';
  }
}

function whatWouldDecide(checks: readonly GateCheck[]): string {
  if (checks.some(({ kind, verdict }) => kind === 'min-coverage' && verdict === 'inconclusive')) {
    return 'see in predictions.jsonl of the run why tickets were left out, and run the check again.';
  }
  return 'add labelled tickets, allow a wider --margin, or judge for yourself by what was broken and fixed, below.';
}

/** Why a check came out as it did, in one sentence. */
export function checkReason(check: GateCheck): string {
  switch (check.kind) {
    case 'margin':
      return marginReason(check);
    case 'floor':
      return `${check.figure} is ${percent(check)} % and must be at least ${percent({ value: check.floor })} %.`;
    case 'max-broken':
      return `${check.broken} ${check.unit} were broken, ${check.allowed} may be.`;
    case 'min-coverage':
      return `${percent(check)} % of the tickets were ${DONE[check.unit]}; for a verdict at least ${percent({ value: check.least })} % must be.`;
  }
}

function marginReason(check: MarginCheck): string {
  const { figure, value, low, high, verdict } = check;
  const margin = percent({ value: check.margin });
  if (low === null || high === null)
    return `${figure} is not defined for enough of these tickets, so nothing is decided.`;
  const found = `${figure} changed by ${points(value)} points`;
  const interval = `${points(low)} to ${points(high)}`;
  switch (verdict) {
    case 'regressed':
      return `${found}; the whole interval, ${interval}, lies beyond the margin of −${margin}.`;
    case 'fine':
      return `${found}; the whole interval, ${interval}, lies within the margin of −${margin}.`;
    case 'inconclusive':
      return `${found}; the interval, ${interval}, holds the margin of −${margin}: ${mayBe(high)}. ${whatDecides(check)}`;
  }
}

const mayBe = (high: number): string =>
  high < 0
    ? 'it fell, though perhaps no further than allowed'
    : 'it may have fallen further than allowed, or not at all';

function whatDecides(check: MarginCheck): string {
  const { moreTickets, detectable } = check;
  const power =
    detectable === null
      ? ''
      : ` A fall of ${percent({ value: detectable })} points beyond the margin would have been found four times of five.`;
  if (moreTickets === null) return `It is too close to the margin for any number of tickets to decide.${power}`;
  const more = roundedUp(moreTickets);
  return `About ${more} more tickets like these would decide, if the difference stays${whatRepeatsDo(check)}.${power}`;
}

/** Asking again helps only as far as answers about the same ticket vary. */
function whatRepeatsDo({ repeats, moreRepeats }: MarginCheck): string {
  if (repeats === null) return '';
  if (repeats <= 1) {
    return '; what asking again would do is not known from one answer about each ticket: repeat both runs (--repeat)';
  }
  if (moreRepeats === null) return '; no number of repeats would, as answers about the same ticket vary too little';
  const more = roundedUp(moreRepeats);
  return `, or about ${more} more answers about each (--repeat ${Math.round(repeats) + more})`;
}

/** To two digits, as it is an estimate. */
function roundedUp(count: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / unit) * unit;
}
