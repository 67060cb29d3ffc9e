import { expect, it } from 'vitest';
import { wrongAnswers, wrongTeams } from '../../bench/lib/change-of-answers.ts';
import { wrongGroups } from '../../bench/lib/change-of-groups.ts';
import { quickFigures } from '../../bench/lib/quick-figures.ts';
import { simulateGate, type SimulatedChange } from '../../bench/lib/simulate-gate.ts';
import { classificationScores } from '../../src/metrics/classification.ts';
import { emptyConfusion } from '../../src/metrics/confusion.ts';
import { gateFigure } from '../../src/runs/gate/gate-figures.ts';
import { seededRandom } from '../../src/util/random.ts';

const INCIDENTS = [['system_failure', 'system_failure'], ['other'], ['asset_loss'], ['other']];

it('the quick figures are those of the gate', () => {
  const layout = { names: ['failure', 'loss', 'rare', 'other'], escalates: [true, true, true, false] };
  const confusion = emptyConfusion(layout);
  // rows of failure, loss, rare and other; six columns; nothing is labelled or called rare
  const cells = [5, 1, 0, 2, 0, 0, 0, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 7, 0, 0];
  confusion.cells.set(cells);
  const scores = classificationScores(confusion);
  const { f1, macroF1 } = quickFigures(confusion);
  expect(f1).toBeCloseTo(gateFigure('f1', scores).value ?? Number.NaN, 12);
  expect(macroF1).toBeCloseTo(gateFigure('macro-f1', scores).value ?? Number.NaN, 12);
});

const most = <Data>(change: SimulatedChange<Data>, strength: number): number => {
  const data = change.simulate({ times: 200, strength }, seededRandom(3));
  return Math.min(...change.differences(data));
};

it('a change that makes nothing worse leaves every figure, a strong one makes it fall', () => {
  for (const change of [wrongAnswers(INCIDENTS), wrongTeams(INCIDENTS)]) {
    expect(Math.abs(most(change, 0))).toBeLessThan(0.03);
    expect(most(change, 1)).toBeLessThan(-0.03);
  }
  const groups = wrongGroups([3, 1, 2, 1]);
  expect(Math.abs(most(groups, 0))).toBeLessThan(0.03);
  expect(most(groups, 1)).toBeLessThan(-0.03);
});

it('wrong teams leave detection as it is', () => {
  const change = wrongTeams(INCIDENTS);
  const [f1, macroF1] = change.differences(change.simulate({ times: 200, strength: 1 }, seededRandom(3)));
  expect(Math.abs(f1 ?? 1)).toBeLessThan(0.03);
  expect(macroF1).toBeLessThan(-0.03);
});

it('the verdicts of all simulations are counted, at the strength that makes the figure fall so far', () => {
  const outcome = simulateGate(wrongGroups([3, 1, 2, 1]), { falls: 4, times: 2 }, { simulations: 4, seed: 1 });
  expect(outcome.tickets).toBe(14);
  expect(outcome.changes).toEqual([{ figure: 'bcubed-f1', value: expect.closeTo(-0.08, 1) as unknown }]);
  const { regressed, inconclusive, fine } = outcome.share;
  expect(regressed + inconclusive + fine).toBe(1);
});
