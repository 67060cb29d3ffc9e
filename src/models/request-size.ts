import type { ChatRequest } from './types.ts';

/** The length of what is sent, the form of the reply included. */
export const charactersOf = ({ messages, format }: ChatRequest): number =>
  messages.reduce((sum, { content }) => sum + content.length, JSON.stringify(format.schema).length);
