import type { KnownReplies } from '../../models/cache/known-replies.ts';
import type { ChatModel, ChatReply, ChatRequest } from '../../models/types.ts';
import { NO_USAGE } from '../../models/usage.ts';
import { forEachScenario, SCENARIOS, type ScenarioName } from './scenarios.ts';
import { standInReply } from './stand-in.ts';

/** What a model was asked. */
export interface Tally {
  /** Replies that were asked for. */
  calls: number;
  /** Of these, answered from the cache. */
  cachedCalls: number;
  /** Of the other prompts. */
  inputTokens: number;
}

/** Keys of what would be in the cache by now, as it was asked before. */
export type AskedBefore = Record<ScenarioName, Set<string>>;

export const nothingAsked = (): AskedBefore => forEachScenario(() => new Set());

/** A run without its calls. */
export interface Rehearsal {
  /** Sends nothing: what the cache holds is answered from there, anything else by a stand-in. */
  model: ChatModel;
  /** Does work that asks the model, one at a time, and adds what was asked to the tally of the scenario. */
  play(scenario: ScenarioName, work: () => Promise<unknown>): Promise<void>;
  tallies: Record<ScenarioName, Tally>;
}

export interface RehearsalOptions {
  /** The name and place of the model that would be asked. */
  model: Pick<ChatModel, 'id' | 'host'>;
  /** Null for no cache. */
  known: KnownReplies | null;
  asked: AskedBefore;
  countTokens: (text: string) => number;
}

export function createRehearsal({ model, known, asked, countTokens }: RehearsalOptions): Rehearsal {
  const tallies = forEachScenario((): Tally => ({ calls: 0, cachedCalls: 0, inputTokens: 0 }));
  let scenario: ScenarioName = 'expected';

  /** Whether a cache would hold it, the run having come so far. */
  function wasAsked(request: ChatRequest): boolean {
    if (known === null) return false;
    const key = known.keyOf(request);
    const isKnown = asked[scenario].has(key);
    asked[scenario].add(key);
    return isKnown;
  }

  function answer(request: ChatRequest): ChatReply {
    const tally = tallies[scenario];
    tally.calls++;
    const cached = known?.find(request) ?? null;
    const isCached = cached !== null || wasAsked(request);
    if (isCached) tally.cachedCalls++;
    else tally.inputTokens += request.messages.reduce((sum, { content }) => sum + countTokens(content), 0);
    const text = standInReply(request, SCENARIOS[scenario]);
    return cached ?? { text, usage: NO_USAGE, finishReason: 'stop', isCached, durationMs: 0 };
  }

  return {
    model: { id: model.id, host: model.host, complete: (request) => Promise.resolve(answer(request)) },
    play: async (name, work) => {
      scenario = name;
      await work();
    },
    tallies,
  };
}
