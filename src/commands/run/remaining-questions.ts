import { rm } from 'node:fs/promises';
import { readUnanswered, sampleOf, type Unanswered } from '../../runs/predict/ask-again.ts';
import type { Question } from '../../runs/predict/predict-all.ts';
import { doneKey } from '../../runs/log/prediction-record.ts';
import { runFiles, type OpenRun } from '../../runs/folder/run-folder.ts';
import { appendRejections } from '../../tickets/rejections.ts';
import { selectedTickets } from '../../tickets/selected-tickets.ts';
import { plural } from '../../util/plural.ts';
import type { CommandIo } from '../output/io.ts';
import type { RunFlags } from '../options/options.ts';
import type { PreparedRun } from './prepare-run.ts';

/** The answers that a run asks for once more, by ticket and repeat; none without --retry-failed. Says what that means. */
export async function answersToRetry(
  { retryFailed = false }: RunFlags,
  { folder, done }: OpenRun,
  io: CommandIo,
): Promise<Unanswered> {
  if (!retryFailed || done.size === 0) return new Map();
  const unanswered = await readUnanswered(runFiles(folder).predictions);
  if (unanswered.size > 0) {
    io.note(
      `asking again for ${plural(unanswered.size, 'failed or unparsed answer')}; only what went wrong gets another chance, which makes figures a little better than they are`,
    );
  } else io.note('nothing to ask again: no answer failed or was unparsed');
  return unanswered;
}

/**
 * The selected tickets that are not done yet, or are to be asked about again; unreadable records go to a file of their own, made
 * anew by every process.
 */
export async function* remainingQuestions(
  { dataset, survey, labels, settings }: PreparedRun,
  run: OpenRun,
  again: Unanswered,
): AsyncGenerator<Question> {
  const rejected = runFiles(run.folder).rejected;
  await rm(rejected, { force: true });
  const tickets = selectedTickets(dataset, survey, {
    labels,
    onRejected: (records) => appendRejections(rejected, records),
  });
  for await (const { ticket } of tickets) {
    for (let repeat = 0; repeat < settings.repeats; repeat++) {
      const key = doneKey(ticket.id, repeat);
      const sample = sampleOf(repeat, again.get(key), settings.repeats);
      if (again.has(key) || !run.done.has(key)) yield { ticket, repeat, sample };
    }
  }
}
