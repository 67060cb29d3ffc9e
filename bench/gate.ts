import { parseArgs } from 'node:util';
import { wrongAnswers, wrongTeams } from './lib/change-of-answers.ts';
import { wrongGroups } from './lib/change-of-groups.ts';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { loadCorpus } from './lib/corpus.ts';
import { describeMachine, table } from './lib/figures.ts';
import { simulateGate, type Outcome, type Scenario, type SimulatedChange } from './lib/simulate-gate.ts';
import type { Incidents } from './lib/simulate-pairs.ts';

/** How often the gate may say "regressed" when no figure fell further than it may, or "fine" when one did. */
const MOST_ERRORS = 0.05;

/** The first two are within the margins, if barely. */
const OF_ANSWERS: readonly Scenario[] = [
  { falls: 0, times: 1 },
  { falls: 1, times: 1 },
  { falls: 2, times: 1 },
  { falls: 4, times: 1 },
  { falls: 0, times: 4 },
  { falls: 1, times: 4 },
  { falls: 2, times: 4 },
  { falls: 2, times: 10 },
];
const OF_TEAMS: readonly Scenario[] = [
  { falls: 1, times: 1 },
  { falls: 4, times: 1 },
  { falls: 2, times: 4 },
];
const OF_GROUPS: readonly Scenario[] = [
  { falls: 0, times: 1 },
  { falls: 1, times: 1 },
  { falls: 4, times: 1 },
  { falls: 0, times: 4 },
  { falls: 1, times: 4 },
  { falls: 2, times: 4 },
];

await run(async () => {
  const { values } = parseArgs({
    options: { simulations: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
  });
  const simulations = wholeNumber('simulations', values.simulations, 1);
  const seed = wholeNumber('seed', values.seed, 0);
  process.stdout.write(describeMachine());
  const incidents = await testIncidents();
  const sizes = escalated(incidents).map((labels) => labels.length);
  const simulate = <Data>(change: SimulatedChange<Data>, scenarios: readonly Scenario[]): Outcome[] =>
    scenarios.map((scenario) => {
      note(`${change.name}: a fall of ${scenario.falls} margins, test split times ${scenario.times}`);
      return simulateGate(change, scenario, { simulations, seed });
    });
  const outcomes = [
    ...simulate(wrongAnswers(incidents), OF_ANSWERS),
    ...simulate(wrongTeams(incidents), OF_TEAMS),
    ...simulate(wrongGroups(sizes), OF_GROUPS),
  ];
  process.stdout.write(renderOutcomes(outcomes));
  process.stdout.write(`\n${judgeErrors(outcomes)}`);
});

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

function escalated(incidents: Incidents): Incidents {
  return incidents.map((labels) => labels.filter((label) => label !== 'other')).filter(({ length }) => length > 0);
}

function renderOutcomes(outcomes: readonly Outcome[]): string {
  const percent = (share: number): string => (100 * share).toFixed(1);
  const changesOf = ({ changes }: Outcome): string =>
    changes.map(({ figure, value }) => `${figure} ${percent(value)}`).join(', ');
  return table(
    ['change', 'true change, points', 'tickets', 'regressed %', 'inconclusive %', 'fine %', 'intervals hold it %'],
    outcomes.map((outcome) => [
      outcome.name,
      changesOf(outcome),
      String(outcome.tickets),
      percent(outcome.share.regressed),
      percent(outcome.share.inconclusive),
      percent(outcome.share.fine),
      percent(outcome.covered),
    ]),
  );
}

/** Says how often the verdict was wrong at most, and sets the exit code when that is too often. */
function judgeErrors(outcomes: readonly Outcome[]): string {
  const most = (shares: readonly number[]): number => Math.max(0, ...shares);
  const falseAlarms = most(outcomes.filter(({ falls }) => falls <= 1).map(({ share }) => share.regressed));
  const passed = most(outcomes.filter(({ falls }) => falls >= 1).map(({ share }) => share.fine));
  if (Math.max(falseAlarms, passed) > MOST_ERRORS) process.exitCode = 1;
  const sentence = (what: string, share: number): string =>
    `${what}: at most ${(100 * share).toFixed(1)} %, ${share > MOST_ERRORS ? 'NOT within' : 'within'} ${100 * MOST_ERRORS} %\n`;
  return [
    sentence('"regressed" though no figure fell further than its margin', falseAlarms),
    sentence('"fine" though a figure fell by its margin or more', passed),
  ].join('');
}
