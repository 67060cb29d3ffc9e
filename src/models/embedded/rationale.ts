import type { ChatMessage } from '../types.ts';
import { explain } from './answer.ts';
import { createReader } from './reading.ts';

/**
 * A function that words how a request's ticket leads to a given category, along the prompt's steps, from what the lexical
 * reader sees: a stand-in for a chain of thought that a language model writes. Throws RangeError for a category that the
 * prompt does not have.
 */
export function createRationaleWriter(): (messages: readonly ChatMessage[], category: string) => string {
  const read = createReader();
  return (messages, category) => {
    const { knowledge, observation } = read(messages, null);
    const index = knowledge.categories.findIndex(({ name }) => name === category);
    if (index === -1) throw new RangeError(`the prompt has no category "${category}"`);
    return explain(index, observation, knowledge);
  };
}
