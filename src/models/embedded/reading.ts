import { remembering } from '../../util/bounded-cache.ts';
import type { ChatMessage } from '../types.ts';
import { answeredCategory } from './answered-category.ts';
import { readExamples } from './examples.ts';
import { type Observation, observe } from './observation.ts';
import { type PromptText, splitPrompt } from './prompt-text.ts';
import { type Knowledge, readPrompt } from './read-prompt.ts';
import { sentencesOf } from './sentences.ts';
import { readTicket } from './ticket-text.ts';

/** A prompt and its ticket, read. */
export interface Reading {
  prompt: PromptText;
  knowledge: Knowledge;
  observation: Observation;
  /** Index of the category that the answer to be checked names; null when there is none. */
  earlier: number | null;
}

/** `allowed` are the names that the reply may contain; null for any. Throws ModelError when no category is left. */
export type Reader = (messages: readonly ChatMessage[], allowed: readonly string[] | null) => Reading;

/** Distinct prompts kept ready; a run uses one or two. */
const PROMPTS = 8;

/** Reads like any other reader, and remembers the last prompts it has seen. */
export function createReader(): Reader {
  const knowledgeOf = remembering(PROMPTS, (key) => {
    const end = key.indexOf('\n');
    return readPrompt(key.slice(end + 1), JSON.parse(key.slice(0, end)) as string[] | null);
  });
  return (messages, allowed) => {
    const prompt = splitPrompt(messages);
    const knowledge = knowledgeOf(`${JSON.stringify(allowed)}\n${prompt.instructions}`);
    const sentences = sentencesOf(readTicket(prompt), (text) => !knowledge.addressesReader(text));
    const observation = observe(sentences, readExamples(prompt, knowledge), knowledge);
    return { prompt, knowledge, observation, earlier: earlierCategory(prompt, knowledge) };
  };
}

function earlierCategory({ earlierAnswer }: PromptText, { categories }: Knowledge): number | null {
  const answered = earlierAnswer === null ? null : answeredCategory(earlierAnswer);
  const category = categories.findIndex(({ name }) => name === answered);
  return category === -1 ? null : category;
}
