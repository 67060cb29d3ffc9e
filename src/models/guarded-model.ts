import { firstCall, type Wrapper } from './send.ts';
import { charactersOf } from './request-size.ts';
import type { ChatModel } from './types.ts';

/** A model whose every call goes through the wrapper. */
export function guardModel(model: ChatModel, wrap: Wrapper): ChatModel {
  return {
    id: model.id,
    host: model.host,
    complete: async (request, { signal }) => {
      const send = wrap(async (call) => {
        const reply = await model.complete(request, { signal: call.signal });
        return { value: reply, usage: reply.usage, durationMs: reply.durationMs, response: null };
      });
      return (await send(firstCall(charactersOf(request), signal))).value;
    },
  };
}
