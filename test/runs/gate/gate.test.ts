import { expect, it } from 'vitest';
import type { DrawnFigure } from '../../../src/metrics/draw-figures.ts';
import { variance } from '../../../src/metrics/variance.ts';
import { mapCompared } from '../../../src/metrics/paired-scores.ts';
import { checkReason } from '../../../src/reports/gate-words.ts';
import type { MarginCheck } from '../../../src/runs/gate/gate-report.ts';
import { gateFigure, gateFigureNames } from '../../../src/runs/gate/gate-figures.ts';
import { judge, marginVerdict, type GateRules } from '../../../src/runs/gate/gate.ts';
import { makeComparison, NO_RULES } from '../build-comparison.ts';

it.each([
  { low: -0.09, high: -0.03, verdict: 'regressed' },
  // an end on the margin is within it
  { low: -0.09, high: -0.02, verdict: 'inconclusive' },
  { low: -0.02, high: 0.5, verdict: 'fine' },
  { low: -0.0201, high: 0.5, verdict: 'inconclusive' },
  { low: 0.01, high: 0.05, verdict: 'fine' },
  { low: null, high: null, verdict: 'inconclusive' },
])('an interval from $low to $high with a margin of 0.02 is $verdict', ({ low, high, verdict }) => {
  expect(marginVerdict({ low, high }, 0.02)).toBe(verdict);
});

/** A difference of −0.05 whose interval reaches so far to both sides. */
const spread = (reach: number): Partial<DrawnFigure> => ({
  base: 0.8,
  changed: 0.75,
  draws: Float64Array.from({ length: 1001 }, (_, index) => -0.05 + ((index - 500) / 475) * reach),
});

const judged = (f1: Partial<DrawnFigure>, rules: Partial<GateRules> = {}) =>
  judge(makeComparison({ f1 }), { ...NO_RULES, margins: [{ figure: 'f1', value: 0.02 }], ...rules });

it('says how many more tickets would decide', () => {
  // 100 tickets; the interval reaches 0.06 and must reach 0.03 at most to leave the margin: four times the tickets
  const { verdict, checks } = judged(spread(0.06));
  expect(verdict).toBe('inconclusive');
  expect(checks[0]).toMatchObject({ kind: 'margin', figure: 'f1', verdict: 'inconclusive' });
  expect((checks[0] as { moreTickets: number }).moreTickets).toBeCloseTo(300, -1);
  // decided already
  expect(judged(spread(0.02)).checks[0]).toMatchObject({ verdict: 'regressed', moreTickets: null });
  // right on the margin no number would do
  expect(judged(spread(0.06), { margins: [{ figure: 'f1', value: 0.05 }] }).checks[0]).toMatchObject({
    verdict: 'inconclusive',
    moreTickets: null,
  });
});

it('says how many more answers about each ticket would decide, as far as answers vary', () => {
  const rules = { ...NO_RULES, margins: [{ figure: 'f1', value: 0.02 }] };
  const { comparison, drawn } = makeComparison({ f1: spread(0.06), more: { answers: 200 } });
  const total = variance(drawn.strict.detection.f1.draws);
  const moreRepeats = (share: number) => {
    const repeats = mapCompared(drawn, () => share * total);
    return (judge({ comparison, drawn, repeats }, rules).checks[0] as MarginCheck).moreRepeats;
  };
  // The variance must fall to a quarter. If all of it falls with the repeats, four times two answers are needed: 6 more.
  expect(moreRepeats(1)).toBe(6);
  // 0.2 stays and 0.8 falls: 0.8 · 2 / (0.25 − 0.2) = 32, 30 more
  expect(moreRepeats(0.8)).toBe(30);
  // 0.3 stays, which is more than a quarter; then nothing varies
  expect([moreRepeats(0.7), moreRepeats(0)]).toEqual([null, null]);
});

it.each([
  { repeats: 1, moreRepeats: null, says: 'not known from one answer about each ticket' },
  { repeats: 3, moreRepeats: null, says: 'no number of repeats would' },
  { repeats: 3, moreRepeats: 4, says: 'or about 4 more answers about each (--repeat 7)' },
])('of $repeats answers about each ticket it says: $says', ({ says, ...more }) => {
  const [check] = judged(spread(0.06)).checks;
  expect(checkReason({ ...(check as MarginCheck), ...more })).toContain(says);
  expect(checkReason({ ...(check as MarginCheck), repeats: null, moreRepeats: null })).not.toMatch(/repeat|again/);
});

it('several margins make each interval wider', () => {
  // alone the upper end is −0.05 + 0.029 · 475/475 = −0.021; with four margins it lies at the 99.375th percentile of the
  // draws, position 993.75: −0.05 + 493.75/475 · 0.029 = −0.01986
  const margins = ['f1', 'precision', 'recall', 'accuracy'].map((figure) => ({ figure, value: 0.02 }));
  expect(judged(spread(0.029)).checks[0]).toMatchObject({ verdict: 'regressed' });
  expect(judged(spread(0.029), { margins }).checks[0]).toMatchObject({ verdict: 'inconclusive' });
});

it.each([
  { floor: 0.75, verdict: 'fine' },
  { floor: 0.76, verdict: 'regressed' },
])('a floor of $floor under a figure of 0.75 is $verdict', ({ floor, verdict }) => {
  const { checks } = judged(spread(0), { margins: [], floors: [{ figure: 'f1', value: floor }] });
  expect(checks[0]).toMatchObject({ kind: 'floor', value: 0.75, verdict });
});

it('a gate fed with nothing is undecided', () => {
  const nothing = { base: null, changed: null, draws: new Float64Array() };
  expect(judged(nothing)).toMatchObject({ verdict: 'inconclusive', checks: [{ moreTickets: null }, {}] });
  expect(judged(nothing, { margins: [], floors: [{ figure: 'f1', value: 0 }] }).verdict).toBe('inconclusive');
});

it.each([
  { most: { count: 7 }, verdict: 'fine', allowed: 7 },
  { most: { count: 6 }, verdict: 'regressed', allowed: 6 },
  // 7 % of 100
  { most: { share: 0.07 }, verdict: 'fine', allowed: 7 },
  { most: { share: 0.069 }, verdict: 'regressed', allowed: 6 },
])('seven broken answers of a hundred with at most $most are $verdict', ({ most, verdict, allowed }) => {
  const { checks } = judge(makeComparison({ broken: 7 }), { ...NO_RULES, maxBroken: most });
  expect(checks[0]).toMatchObject({ kind: 'max-broken', broken: 7, allowed, verdict });
});

it('with too few answers nothing is decided, whatever else regressed', () => {
  const rules = { ...NO_RULES, minCoverage: 0.95 };
  expect(judge(makeComparison({ coverage: 0.94 }), rules).verdict).toBe('inconclusive');
  expect(judge(makeComparison({ coverage: 0.95 }), rules).verdict).toBe('fine');
  expect(judge(makeComparison({ coverage: 0.94, broken: 1 }), { ...rules, maxBroken: { count: 0 } }).verdict).toBe(
    'inconclusive',
  );
});

it('names every figure that can be gated, and no other', () => {
  const { drawn } = makeComparison({});
  const names = gateFigureNames(Object.keys(drawn.strict.perCategory));
  expect(names).toContain('recall:failure');
  for (const name of names) expect(gateFigure(name, drawn.strict)).toHaveProperty('draws');
  for (const name of ['f2', 'recall:nothing', 'accuracy:failure', '']) {
    expect(names).not.toContain(name);
    expect(() => gateFigure(name, drawn.strict)).toThrow(RangeError);
  }
});
