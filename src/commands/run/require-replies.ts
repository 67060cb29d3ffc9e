import { CacheMissError } from '../../errors.ts';
import { conversationOf, provenanceOf } from '../../tickets/ticket.ts';
import { selectedTickets } from '../../tickets/selected-tickets.ts';
import type { PreparedRun } from './prepare-run.ts';

/**
 * Throws CacheMissError, saying how many calls are missing, when a run without calls lacks replies, as after a change of a
 * prompt. What the cache holds is gone through once; nothing is sent.
 */
export async function requireReplies(prepared: PreparedRun): Promise<void> {
  const { settings, model, spec, survey } = prepared;
  const { isOffline, cache } = settings.calls;
  if (!isOffline || cache === null || model === null || model.chat.host === null) return;
  const missing = await countMissing(prepared);
  if (missing === 0) return;
  const calls = spec.calls === 1 ? String(missing) : `${missing} to ${missing * spec.calls}`;
  const answers = survey.selected * settings.repeats;
  throw new CacheMissError(
    `${cache} lacks replies for ${missing} of ${answers} answers: ${calls} live calls are needed`,
    {
      hint: 'Run the same command once without --offline, with a key, and commit the cache.',
    },
  );
}

/** Answers of which at least one reply is not known. */
async function countMissing({ dataset, survey, labels, settings, pipeline }: PreparedRun): Promise<number> {
  const { signal } = new AbortController();
  let missing = 0;
  for await (const { ticket } of selectedTickets(dataset, survey, { labels })) {
    for (let repeat = 0; repeat < settings.repeats; repeat++) {
      const asked = pipeline.predict(conversationOf(ticket), { signal, repeat, provenance: provenanceOf(ticket) });
      await asked.catch((error: unknown) => {
        if (!(error instanceof CacheMissError)) throw error;
        missing++;
      });
    }
  }
  return missing;
}
