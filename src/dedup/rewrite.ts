import type { ChatModel } from '../models/types.ts';
import { askForDescription, type Description } from '../prompts/ask-description.ts';
import type { RewritePrompt } from '../prompts/bind-rewrite.ts';
import { sha256 } from '../util/hash.ts';

/** Descriptions that one rewrite is made from at most. */
export const MOST_SOURCES = 20;

/**
 * What a rewrite of a group is made from: each description once, in time order. Of more than twenty the first and the last
 * ten, as a prompt must not grow without end and what came first and what is new tell most.
 */
export function sourcesOf(descriptions: readonly string[]): string[] {
  const distinct = [...new Set(descriptions)];
  if (distinct.length <= MOST_SOURCES) return distinct;
  return [...distinct.slice(0, MOST_SOURCES / 2), ...distinct.slice(-MOST_SOURCES / 2)];
}

/** Tells one rewrite from another: rewrites of the same sources are the same. */
export const rewriteKey = (sources: readonly string[]): string => sha256(JSON.stringify(sources));

export interface RewriteOptions {
  model: ChatModel;
  prompt: RewritePrompt;
  /** Which of the model's replies to the same question is asked for, from 0. */
  sample: number;
  signal: AbortSignal;
}

/** One more general description of the sources, of which there are at least two. Throws ModelError when none can be had. */
export function rewrite(
  sources: readonly string[],
  { model, prompt, sample, signal }: RewriteOptions,
): Promise<Description> {
  const messages = prompt.render(sources);
  return askForDescription(model, { messages, format: prompt.format, repeat: sample, signal });
}
