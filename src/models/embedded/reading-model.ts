import type { ChatModel, ChatRequest } from '../types.ts';
import { addressingTest } from './addressing.ts';
import { explain } from './answer.ts';
import { readCategories } from './category-text.ts';
import { decide } from './decide.ts';
import { describe } from './describe.ts';
import type { Observation } from './observation.ts';
import { splitPrompt } from './prompt-text.ts';
import type { Knowledge } from './read-prompt.ts';
import { createReader, type Reader } from './reading.ts';
import { allowedCategories, asksForDescription, formatReply } from './reply-format.ts';
import { sentencesOf } from './sentences.ts';
import { readTicket } from './ticket-text.ts';

/** How likely each category is, in the order of the prompt; the sum is 1. */
export type Judge = (observation: Observation, knowledge: Knowledge) => number[];

const USAGE = { inputTokens: null, outputTokens: null };

/** A model that reads what it is sent and lets `judge` decide; a description needs no decision. It has no tokens to count. */
export function createReadingModel(id: string, judge: Judge): ChatModel {
  const read = createReader();
  return {
    id,
    host: null,
    complete: (request, { signal }) =>
      Promise.resolve().then(() => {
        signal.throwIfAborted();
        const startedAt = performance.now();
        const answer = asksForDescription(request.format) ? describeTicket(request) : classify(request, read, judge);
        const text = formatReply(request.format, answer);
        return { text, usage: USAGE, finishReason: 'stop', isCached: false, durationMs: performance.now() - startedAt };
      }),
  };
}

function classify({ messages, format }: ChatRequest, read: Reader, judge: Judge): Record<string, unknown> {
  const { knowledge, observation, earlier } = read(messages, allowedCategories(format));
  const { category, confidence } = decide(judge(observation, knowledge), knowledge, earlier);
  return {
    reasoning: explain(category, observation, knowledge),
    category: knowledge.categories[category]?.name,
    confidence: Math.round(confidence * 1000) / 1000,
  };
}

/** The prompt may know categories, whose names a ticket may use to address its reader, or none. */
function describeTicket({ messages }: ChatRequest): Record<string, unknown> {
  const prompt = splitPrompt(messages);
  const addressesReader = addressingTest(readCategories(prompt.instructions).map(({ name }) => name));
  return { description: describe(sentencesOf(readTicket(prompt), (text) => !addressesReader(text))) };
}
