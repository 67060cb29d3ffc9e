import { CacheMissError } from '../../errors.ts';
import type { ChatModel, ChatReply, ChatRequest } from '../types.ts';
import type { Cassette } from './cassette.ts';
import { createInFlight } from './in-flight.ts';
import { knownReplies } from './known-replies.ts';

export interface CacheOptions {
  cassette: Cassette;
  /** Whether a reply that is not there is an error, instead of a call. */
  isOffline: boolean;
}

/**
 * A model that is asked once for each request and repeat, and known answers are given again. Replies that were cut off or withheld
 * are not kept, nor are failures. Offline it throws CacheMissError for an answer that is not known.
 */
export function cacheChat(
  model: ChatModel,
  temperature: number | null,
  { cassette, isOffline }: CacheOptions,
): ChatModel {
  const known = knownReplies(model, temperature, cassette);
  const inFlight = createInFlight<ChatReply>();

  const ask = async (key: string, request: ChatRequest, signal: AbortSignal): Promise<ChatReply> => {
    if (isOffline) throw missing(request, key, cassette.file);
    const reply = await model.complete(request, { signal });
    const { text, usage, finishReason } = reply;
    if (finishReason === 'stop') {
      cassette.put({ key, host: model.host, model: model.id, at: new Date().toISOString(), text, usage });
    }
    return reply;
  };

  return {
    id: model.id,
    host: model.host,
    complete: async (request, { signal }) => {
      signal.throwIfAborted();
      const reply = known.find(request);
      if (reply !== null) return reply;
      const key = known.keyOf(request);
      const { value, isJoined } = await inFlight.join(key, () => ask(key, request, signal));
      signal.throwIfAborted();
      return isJoined ? { ...value, isCached: true, durationMs: 0 } : value;
    },
  };
}

const missing = ({ format, repeat }: ChatRequest, key: string, file: string): CacheMissError =>
  new CacheMissError(`offline, and ${file} holds no answer for step "${format.name}", repeat ${repeat}, key ${key}`, {
    hint: 'Run once without --offline to ask for what is missing.',
  });
