import type { ChatMessage } from '../../models/types.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { addRanges, loadOf, type Endpoint, type Load, type Range } from './load.ts';
import type { Rehearsal } from './rehearsal.ts';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenarios.ts';

/** What a run would send and roughly cost, found out without sending anything. Tokens are in the o200k encoding. */
export interface Plan {
  version: 1;
  kind: 'plan';
  tickets: number;
  /** Replies asked for when every one can be used. */
  calls: number;
  /** Of these, answered from the cache, so that they take nothing. */
  cachedCalls: number;
  /** Of the prompts that are sent. */
  inputTokens: number;
  /** Tickets whose prompts were counted; with fewer than `tickets` the figures are scaled up from them. */
  measured: number;
  /** Assumed, as nobody knows how long replies will be. */
  assumedOutputTokens: number;
  /** US dollars for the tokens above; null when the configuration states no price. */
  costUsd: number | null;
  /** The least time that the declared rates allow; null when none is declared. */
  minutes: number | null;
  /** From short replies, all of use, to long ones of which every first one must be asked for again. */
  range: Range;
  /** Requests at most, when each of the most calls fails as often as it is tried again. */
  mostRequests: number;
  /** The first ticket's messages; null for a pipeline that calls no model. */
  firstPrompt: ChatMessage[] | null;
}

export interface PlanOptions extends Endpoint {
  tickets: number;
  rehearsal: Rehearsal;
  /** Has the model of the rehearsal asked all that the run would ask about a ticket. */
  rehearse: (ticket: Ticket, scenario: ScenarioName) => Promise<unknown>;
  /** The messages of the first call about a ticket; null for none. */
  preview: (ticket: Ticket) => ChatMessage[] | null;
  /** Whether every ticket is looked at, as what a cache holds of the first ones says nothing of the others. */
  isExact: boolean;
  /** Tries after the first. */
  maxRetries: number;
}

export type PlanTotal = Pick<Plan, 'calls' | 'cachedCalls' | 'range'>;

/** Runs one after the other. */
export const sumOf = (plans: readonly PlanTotal[]): PlanTotal => ({
  calls: plans.reduce((sum, { calls }) => sum + calls, 0),
  cachedCalls: plans.reduce((sum, { cachedCalls }) => sum + cachedCalls, 0),
  range: addRanges(plans.map(({ range }) => range)),
});

/** Tickets that are looked at when the others are alike. */
const MOST_MEASURED = 500;

/** Goes through the run with replies made up, and says what it would take. */
export async function planRun(source: AsyncIterable<Ticket>, options: PlanOptions): Promise<Plan> {
  const { tickets, rehearsal, maxRetries } = options;
  const { measured, firstPrompt } = await rehearseTickets(source, options);
  const factor = measured === 0 ? 0 : tickets / measured;
  const loadIn = (scenario: ScenarioName): Load => scaledLoad(rehearsal, scenario, { ...options, factor });
  const { calls, cachedCalls } = rehearsal.tallies.expected;
  const { inputTokens, outputTokens, costUsd, minutes } = loadIn('expected');
  const range = { low: loadIn('low'), high: loadIn('high') };
  return {
    version: 1,
    kind: 'plan',
    tickets,
    calls: Math.round(calls * factor),
    cachedCalls: Math.round(cachedCalls * factor),
    inputTokens,
    measured,
    assumedOutputTokens: outputTokens,
    costUsd,
    minutes,
    range,
    mostRequests: range.high.liveCalls * (1 + maxRetries),
    firstPrompt,
  };
}

async function rehearseTickets(source: AsyncIterable<Ticket>, options: PlanOptions) {
  const { rehearsal, rehearse, preview, isExact } = options;
  let firstPrompt: ChatMessage[] | null = null;
  let measured = 0;
  for await (const ticket of source) {
    if (measured === 0) firstPrompt = preview(ticket);
    for (const scenario of SCENARIO_NAMES) await rehearsal.play(scenario, () => rehearse(ticket, scenario));
    measured++;
    if (!isExact && measured === MOST_MEASURED) break;
  }
  return { measured, firstPrompt };
}

function scaledLoad({ tallies }: Rehearsal, scenario: ScenarioName, { factor, ...at }: Endpoint & { factor: number }) {
  const { calls, cachedCalls, inputTokens } = tallies[scenario];
  const liveCalls = Math.round((calls - cachedCalls) * factor);
  const outputTokens = liveCalls * SCENARIOS[scenario].replyTokens;
  return loadOf({ liveCalls, inputTokens: Math.round(inputTokens * factor), outputTokens }, at);
}
