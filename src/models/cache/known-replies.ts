import type { ChatModel, ChatReply, ChatRequest } from '../types.ts';
import type { Cassette } from './cassette.ts';
import { chatKey } from './key.ts';

/** What a cache holds of a model's replies, looked up without asking anybody. */
export interface KnownReplies {
  keyOf(request: ChatRequest): string;
  /** Null for one that it does not hold. */
  find(request: ChatRequest): ChatReply | null;
}

export function knownReplies(
  { host, id }: Pick<ChatModel, 'host' | 'id'>,
  temperature: number | null,
  cassette: Cassette,
): KnownReplies {
  const keyOf = (request: ChatRequest): string => chatKey({ host, model: id, temperature }, request);
  return {
    keyOf,
    find: (request) => {
      const entry = cassette.get(keyOf(request));
      if (entry === null || !('text' in entry)) return null;
      return { text: entry.text, usage: entry.usage, finishReason: 'stop', isCached: true, durationMs: 0 };
    },
  };
}
