import { rm } from 'node:fs/promises';
import { readUnanswered, sampleOf, type Unanswered } from '../../runs/predict/ask-again.ts';
import { whyNoReply } from '../../runs/predict/require-reply.ts';
import type { Question } from '../../runs/predict/predict-all.ts';
import { readTries } from '../../runs/log/prediction-log.ts';
import { doneKey } from '../../runs/log/prediction-record.ts';
import { runFiles, type OpenRun } from '../../runs/folder/run-folder.ts';
import { appendRejections } from '../../tickets/rejections.ts';
import { selectedTickets } from '../../tickets/selected-tickets.ts';
import { plural } from '../../util/plural.ts';
import type { CommandIo } from '../output/io.ts';
import type { RunFlags } from '../options/options.ts';
import type { PreparedRun } from './prepare-run.ts';

/**
 * The answers that a run asks for once more, by ticket and repeat: those that failed or were unparsed with --retry-failed, all
 * so far when all of them failed. Says what that means.
 */
export async function answersToRetry(
  { retryFailed = false }: RunFlags,
  { folder, done }: OpenRun,
  io: CommandIo,
): Promise<Unanswered> {
  const { predictions } = runFiles(folder);
  if (done.size === 0) return new Map();
  if (!retryFailed) return (await whyNoReply(readTries(predictions))) === null ? new Map() : allAgain(predictions, io);
  const unanswered = await readUnanswered(predictions);
  if (unanswered.size > 0) {
    io.note(
      `asking again for ${plural(unanswered.size, 'failed or unparsed answer')}; only what went wrong gets another chance, which makes figures a little better than they are`,
    );
  } else io.note('nothing to ask again: no answer failed or was unparsed');
  return unanswered;
}

async function allAgain(predictions: string, io: CommandIo): Promise<Unanswered> {
  const unanswered = await readUnanswered(predictions);
  io.note(`asking again for all ${unanswered.size} answers so far, as all of them failed`);
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
