import type { CategoryLayout, Confusion } from '../../src/metrics/confusion.ts';
import { drawFigures } from '../../src/metrics/draw-figures.ts';
import type { PairedClusters } from '../../src/metrics/paired-bootstrap.ts';
import { addUp, eachOnce } from '../../src/metrics/resampling.ts';
import { DEFAULT_MARGINS } from '../../src/runs/gate/default-margins.ts';
import { quickFigures } from './quick-figures.ts';
import type { SimulatedChange } from './simulate-gate.ts';
import { simulatePairs, type AnswerModel, type Incidents } from './simulate-pairs.ts';

const LAYOUT: CategoryLayout = {
  names: ['system_failure', 'asset_loss', 'customer_complaint', 'security_incident', 'other'],
  escalates: [true, true, true, true, false],
};
const MODEL: AnswerModel = { right: 0.75, touched: 0.2, rightAnew: 0.75, misrouted: 0, shared: 0.5 };

/** More answers are wrong, whatever they should be. */
export const wrongAnswers = (incidents: Incidents): SimulatedChange<PairedClusters> =>
  changeOfAnswers('wrong answers', incidents, (strength) => ({ ...MODEL, rightAnew: (1 - strength) * MODEL.right }));

/** As many are called as before, but more of them are the wrong team. */
export const wrongTeams = (incidents: Incidents): SimulatedChange<PairedClusters> =>
  changeOfAnswers('wrong teams', incidents, (strength) => ({ ...MODEL, misrouted: strength }));

function changeOfAnswers(
  name: string,
  incidents: Incidents,
  modelOf: (strength: number) => AnswerModel,
): SimulatedChange<PairedClusters> {
  return {
    ...{ name, unit: 'answers', margins: DEFAULT_MARGINS, tickets: incidents.flat().length },
    simulate: ({ times, strength }, random) => {
      const all = Array.from({ length: times }, () => incidents).flat();
      return simulatePairs(all, LAYOUT, { model: modelOf(strength), random });
    },
    differences: ({ a, b, offsets }) => {
      const all = eachOnce(offsets.length - 1);
      const [before = [], after = []] = [a, b].map((cells) => figures(addUp({ cells, offsets }, LAYOUT, all)));
      return before.map((value, index) => (after[index] ?? 0) - value);
    },
    draw: (pairs, resampling) => drawFigures(pairs, LAYOUT, { ...resampling, figures }),
  };
}

const QUICK = DEFAULT_MARGINS.map(({ figure }) => {
  if (figure === 'f1') return 'f1';
  if (figure === 'macro-f1') return 'macroF1';
  throw new Error(`the simulation does not know the figure ${figure}`);
});

function figures(confusion: Confusion): number[] {
  const values = quickFigures(confusion);
  return QUICK.map((name) => values[name]);
}
