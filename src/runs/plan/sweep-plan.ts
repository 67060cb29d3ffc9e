import { BATCH } from '../../dedup/embed.ts';
import { MOST_SOURCES } from '../../dedup/rewrite.ts';
import type { RewritePrompt } from '../../prompts/bind-rewrite.ts';
import type { Plan } from './plan.ts';
import { addLoads, addRanges, loadOf, NO_LOAD, type Endpoint, type Load, type Range } from './load.ts';
import { forEachScenario, SCENARIOS, type ScenarioName } from './scenarios.ts';

/** A plan of the descriptions, with what follows from them. */
export interface SweepPlan extends Plan {
  /** Of the descriptions; the cache can only hold what is already described. */
  embedding: { texts: number; cachedTexts: number; range: Range };
  /** Each link is followed by a rewrite, on all tickets and on those of the parts; those of the same descriptions are made once. */
  mostRewrites: number;
  /** Rewriting and embedding all of them. */
  rewriting: Range;
  /** Describing, embedding and rewriting together. */
  total: Range;
}

/** Texts that an embedder would be given. */
export interface TextTally {
  texts: number;
  cachedTexts: number;
  /** Of the others. */
  tokens: number;
}

export const noTexts = (): Record<ScenarioName, TextTally> =>
  forEachScenario(() => ({ texts: 0, cachedTexts: 0, tokens: 0 }));

export interface SweepPlanOptions {
  texts: Record<ScenarioName, TextTally>;
  mostRewrites: number;
  rewritePrompt: RewritePrompt;
  countTokens: (text: string) => number;
  model: Endpoint;
  /** Null for one in this process, which is not called. */
  embedder: Endpoint | null;
}

export function planSweep(descriptions: Plan, options: SweepPlanOptions): SweepPlan {
  const { texts, mostRewrites } = options;
  const { measured, tickets } = descriptions;
  const factor = measured === 0 ? 0 : tickets / measured;
  const embedding = forEachScenario((scenario) => embeddingLoad(texts[scenario], factor, options.embedder));
  const rewriting = { low: NO_LOAD, high: mostRewriting(tickets, options) };
  return {
    ...descriptions,
    embedding: {
      texts: Math.round(texts.expected.texts * factor),
      cachedTexts: Math.round(texts.expected.cachedTexts * factor),
      range: { low: embedding.low, high: embedding.high },
    },
    mostRewrites,
    rewriting,
    total: addRanges([descriptions.range, embedding, rewriting]),
  };
}

function embeddingLoad({ texts, cachedTexts, tokens }: TextTally, factor: number, embedder: Endpoint | null): Load {
  if (embedder === null) return NO_LOAD;
  const liveCalls = Math.ceil(Math.round((texts - cachedTexts) * factor) / BATCH);
  return loadOf({ liveCalls, inputTokens: Math.round(tokens * factor), outputTokens: 0 }, embedder);
}

/** As if every rewrite were made from as many long descriptions as there can be. */
function mostRewriting(tickets: number, options: SweepPlanOptions): Load {
  const { mostRewrites, rewritePrompt, countTokens, model, embedder } = options;
  const { replyTokens } = SCENARIOS.high;
  const longest = Array<string>(replyTokens).fill('so').join(' ');
  const sources = Array<string>(Math.min(tickets, MOST_SOURCES)).fill(longest);
  const prompt = rewritePrompt.render(sources).reduce((sum, { content }) => sum + countTokens(content), 0);
  const outputTokens = mostRewrites * replyTokens;
  const rewriting = loadOf({ liveCalls: mostRewrites, inputTokens: mostRewrites * prompt, outputTokens }, model);
  if (embedder === null) return rewriting;
  const embedding = loadOf({ liveCalls: mostRewrites, inputTokens: outputTokens, outputTokens: 0 }, embedder);
  return addLoads(rewriting, embedding);
}
