import { CacheMissError } from '../../errors.ts';
import { askForDescription } from '../../prompts/ask-description.ts';
import { conversationOf } from '../../tickets/ticket.ts';
import type { PreparedSweep } from './prepare-sweep.ts';

/**
 * Throws CacheMissError, saying how many calls are missing, when a sweep without calls lacks descriptions, as after a change of
 * the prompt. Vectors and rewrites of descriptions that nobody has can't be counted. Nothing is sent.
 */
export async function requireDescriptions(prepared: PreparedSweep): Promise<void> {
  const { settings, model, survey } = prepared;
  const { isOffline, cache } = settings.calls;
  if (!isOffline || cache === null || model.chat.host === null) return;
  const missing = await countMissing(prepared);
  if (missing === 0) return;
  throw new CacheMissError(
    `${cache} lacks replies for ${missing} of ${survey.selected} descriptions: ${missing} live calls are needed, and those for vectors and rewrites of what they describe`,
    { hint: 'Run the same command once without --offline, with a key, and commit the cache.' },
  );
}

async function countMissing({ escalations, model, prompts: { describe } }: PreparedSweep): Promise<number> {
  const { signal } = new AbortController();
  let missing = 0;
  for await (const { ticket } of escalations()) {
    const messages = describe.render(conversationOf(ticket));
    const asked = askForDescription(model.chat, { messages, format: describe.format, repeat: 0, signal });
    await asked.catch((error: unknown) => {
      if (!(error instanceof CacheMissError)) throw error;
      missing++;
    });
  }
  return missing;
}
