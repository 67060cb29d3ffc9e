import { parseArgs } from 'node:util';
import { countAt, type CategoryLayout, type Confusion } from '../src/metrics/confusion.ts';
import { differenceInterval, type PairedDifference } from '../src/metrics/difference-interval.ts';
import { drawFigures } from '../src/metrics/draw-figures.ts';
import { addUp, eachOnce } from '../src/metrics/resampling.ts';
import type { PairedClusters } from '../src/metrics/paired-bootstrap.ts';
import { RESAMPLES } from '../src/runs/comparison/compare-runs.ts';
import { VERDICTS, type Verdict } from '../src/runs/gate/gate-report.ts';
import { marginVerdict } from '../src/runs/gate/gate.ts';
import { seededRandom, type RandomSource } from '../src/util/random.ts';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { loadCorpus } from './lib/corpus.ts';
import { describeMachine, table } from './lib/figures.ts';
import { simulatePairs, type AnswerModel, type Incidents } from './lib/simulate-pairs.ts';

/** How often the gate may say "regressed" when nothing changed for the worse. */
const MOST_FALSE_ALARMS = 0.05;
const MARGIN = 0.02;

const LAYOUT: CategoryLayout = {
  names: ['system_failure', 'asset_loss', 'customer_complaint', 'security_incident', 'other'],
  escalates: [true, true, true, true, false],
};
const MODEL: AnswerModel = { right: 0.75, touched: 0.2, rightAnew: 0.75, shared: 0.5 };

/** True falls of detection F1, in margins, and how many times the shipped test split the data set is. */
const SCENARIOS = [
  { falls: 0, times: 1 },
  { falls: 1, times: 1 },
  { falls: 2, times: 1 },
  { falls: 4, times: 1 },
  { falls: 0, times: 4 },
  { falls: 2, times: 4 },
  { falls: 2, times: 10 },
];

await run(async () => {
  const { values } = parseArgs({
    options: { simulations: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  });
  const simulations = wholeNumber('simulations', values.simulations, 1);
  const seed = wholeNumber('seed', values.seed, 0);
  process.stdout.write(describeMachine());
  const incidents = await testIncidents();
  const rows: Row[] = [];
  for (const { falls, times } of SCENARIOS) {
    note(`a fall of ${falls} margins, test split times ${times}`);
    rows.push(simulate({ incidents, falls, times, simulations, seed }));
  }
  process.stdout.write(renderRows(rows));
  if (rows.some(({ falls, share }) => falls === 0 && share.regressed > MOST_FALSE_ALARMS)) process.exitCode = 1;
});

interface Scenario {
  incidents: Incidents;
  falls: number;
  times: number;
  simulations: number;
  seed: number;
}

interface Row {
  falls: number;
  tickets: number;
  share: Record<Verdict, number>;
  /** How often the interval holds the true difference. */
  covered: number;
}

function simulate({ incidents, falls, times, simulations, seed }: Scenario): Row {
  const all = Array.from({ length: times }, () => incidents).flat();
  const trueDifference = -falls * MARGIN;
  const model = modelWithDifference(incidents, trueDifference);
  const random = seededRandom(seed);
  const counts: Record<Verdict, number> = { regressed: 0, inconclusive: 0, fine: 0 };
  let covered = 0;
  for (let simulation = 0; simulation < simulations; simulation++) {
    const pairs = simulatePairs(all, LAYOUT, { model, random });
    const interval = intervalOf(pairs, random);
    counts[marginVerdict(interval, MARGIN)]++;
    if ((interval.low ?? 1) <= trueDifference && trueDifference <= (interval.high ?? -1)) covered++;
  }
  const share = Object.fromEntries(VERDICTS.map((verdict) => [verdict, counts[verdict] / simulations]));
  return { falls, tickets: all.flat().length, share: share as Record<Verdict, number>, covered: covered / simulations };
}

/** As the gate has it, of the one figure. */
function intervalOf(pairs: PairedClusters, random: RandomSource): PairedDifference {
  const figures = (confusion: Confusion): number[] => [detectionF1(confusion)];
  const [f1] = drawFigures(pairs, LAYOUT, { resamples: RESAMPLES, random, figures });
  if (f1 === undefined) throw new Error('nothing was drawn');
  return differenceInterval(f1);
}

/** Detection F1 where every ticket is answered, without the other figures, which take thirty times longer. */
function detectionF1(confusion: Confusion): number {
  const { escalates } = confusion.layout;
  const counts = { tp: 0, wrong: 0 };
  escalates.forEach((isDue, row) =>
    escalates.forEach((isCalled, column) => {
      if (isDue && isCalled) counts.tp += countAt(confusion, row, column);
      else if (isDue !== isCalled) counts.wrong += countAt(confusion, row, column);
    }),
  );
  return (2 * counts.tp) / (2 * counts.tp + counts.wrong);
}

/** The chance of a right answer anew that gives this difference of F1 on the whole population, by bisection. */
function modelWithDifference(incidents: Incidents, difference: number): AnswerModel {
  if (difference === 0) return MODEL;
  const population = Array.from({ length: 300 }, () => incidents).flat();
  let [low, high] = [0, MODEL.right];
  for (let step = 0; step < 12; step++) {
    const rightAnew = (low + high) / 2;
    const pairs = simulatePairs(population, LAYOUT, { model: { ...MODEL, rightAnew }, random: seededRandom(0) });
    if (differenceOf(pairs) < difference) low = rightAnew;
    else high = rightAnew;
  }
  return { ...MODEL, rightAnew: (low + high) / 2 };
}

function differenceOf({ a, b, offsets }: PairedClusters): number {
  const [base = 0, changed = 0] = [a, b].map((cells) =>
    detectionF1(addUp({ cells, offsets }, LAYOUT, eachOnce(offsets.length - 1))),
  );
  return changed - base;
}

/** The labels of the shipped test split by incident; a ticket of none stands alone. */
async function testIncidents(): Promise<Incidents> {
  const byIncident = new Map<string, string[]>();
  for (const ticket of (await loadCorpus()).tickets) {
    if (ticket.gold.split !== 'test' || ticket.gold.label === null) continue;
    const key = ticket.gold.incidentId ?? `ticket ${ticket.id}`;
    byIncident.set(key, [...(byIncident.get(key) ?? []), ticket.gold.label]);
  }
  return [...byIncident.values()];
}

function renderRows(rows: readonly Row[]): string {
  const percent = (share: number): string => (100 * share).toFixed(1);
  return table(
    ['true change of F1', 'tickets', 'regressed %', 'inconclusive %', 'fine %', 'interval holds the truth %'],
    rows.map(({ falls, tickets, share, covered }) => [
      falls === 0 ? 'none' : `−${(100 * falls * MARGIN).toFixed(0)} points`,
      String(tickets),
      percent(share.regressed),
      percent(share.inconclusive),
      percent(share.fine),
      percent(covered),
    ]),
  );
}
