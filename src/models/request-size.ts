import type { ChatRequest, ReplyFormat } from './types.ts';

/** By their identity, as there are as many as a pipeline has prompts. */
const lengths = new WeakMap<ReplyFormat, number>();

/** The length of what is sent, the form of the reply included. */
export const charactersOf = ({ messages, format }: ChatRequest): number =>
  messages.reduce((sum, { content }) => sum + content.length, lengthOf(format));

function lengthOf(format: ReplyFormat): number {
  const length = lengths.get(format) ?? JSON.stringify(format.schema).length;
  lengths.set(format, length);
  return length;
}
