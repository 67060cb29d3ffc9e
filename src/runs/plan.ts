import type { TokenPrice } from '../models/price.ts';
import type { ChatMessage } from '../models/types.ts';
import type { Pipeline } from '../pipelines/types.ts';
import { conversationOf, provenanceOf, type Ticket } from '../tickets/ticket.ts';

/** What a run would do, found out without sending anything. */
export interface Plan {
  version: 1;
  kind: 'plan';
  tickets: number;
  /** Model calls when every reply can be used. */
  calls: number;
  /** Tokens of all prompts; measured on `measured` tickets and scaled up. */
  inputTokens: number;
  /** Tickets whose prompts were rendered and counted. */
  measured: number;
  /** An assumption: replies are not known beforehand. */
  assumedOutputTokens: number;
  /** US dollars; null when the configuration states no price. */
  costUsd: number | null;
  /** Least time that the declared rates allow; null when none is declared. */
  minutes: number | null;
  /** The first ticket's messages; null for a pipeline that calls no model. */
  firstPrompt: ChatMessage[] | null;
}

export interface PlanOptions {
  pipeline: Pipeline;
  callsPerTicket: number;
  tickets: number;
  countTokens: (text: string) => number;
  price: TokenPrice | null;
  /** Requests and tokens per minute that the endpoint allows; null when not declared. */
  rates: { rpm: number | null; tpm: number | null };
}

/** Beyond this, prompts are no longer counted one by one. */
const MOST_MEASURED = 500;
const ASSUMED_REPLY_TOKENS = 200;

/** Renders the real prompts, counts their tokens, and says what the run would take. */
export async function planRun(source: AsyncIterable<Ticket>, options: PlanOptions): Promise<Plan> {
  const { pipeline, callsPerTicket, tickets, countTokens } = options;
  let firstPrompt: ChatMessage[] | null = null;
  let measured = 0;
  let tokens = 0;
  for await (const ticket of source) {
    const messages = pipeline.preview(conversationOf(ticket), provenanceOf(ticket)) ?? [];
    if (measured === 0 && messages.length > 0) firstPrompt = messages;
    tokens += messages.reduce((sum, { content }) => sum + countTokens(content), 0);
    measured++;
    if (measured === MOST_MEASURED) break;
  }
  const calls = tickets * callsPerTicket;
  const inputTokens = measured === 0 ? 0 : Math.round((tokens * calls) / measured);
  const assumedOutputTokens = calls * ASSUMED_REPLY_TOKENS;
  return {
    version: 1,
    kind: 'plan',
    tickets,
    calls,
    inputTokens,
    measured,
    assumedOutputTokens,
    costUsd: costOf({ calls, inputTokens, assumedOutputTokens }, options.price),
    minutes: leastMinutes({ calls, tokens: inputTokens + assumedOutputTokens }, options.rates),
    firstPrompt,
  };
}

type Spending = Pick<Plan, 'calls' | 'inputTokens' | 'assumedOutputTokens'>;

function costOf({ calls, inputTokens, assumedOutputTokens }: Spending, price: TokenPrice | null): number | null {
  if (calls === 0) return 0;
  return price === null ? null : (inputTokens * price.input + assumedOutputTokens * price.output) / 1e6;
}

function leastMinutes(
  { calls, tokens }: { calls: number; tokens: number },
  { rpm, tpm }: PlanOptions['rates'],
): number | null {
  const bounds = [...(rpm === null ? [] : [calls / rpm]), ...(tpm === null ? [] : [tokens / tpm])];
  return bounds.length === 0 ? null : Math.max(...bounds);
}
