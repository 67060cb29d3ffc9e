import path from 'node:path';
import type { NamedModel } from '../../config/models.ts';
import { InterruptedError, ModelError, StoppedError } from '../../errors.ts';
import { keepTexts } from '../../runs/folder/kept-texts.ts';
import type { Manifest } from '../../runs/folder/manifest.ts';
import { supersede } from '../../runs/predict/ask-again.ts';
import { watchFailures } from '../../runs/predict/failure-limit.ts';
import { predictAll } from '../../runs/predict/predict-all.ts';
import { requireReply } from '../../runs/predict/require-reply.ts';
import { openPredictionLog, readTries } from '../../runs/log/prediction-log.ts';
import { doneKey } from '../../runs/log/prediction-record.ts';
import { toRecord } from '../../runs/predict/record.ts';
import { openDefaultRun, openNamedRun, runFiles, type OpenRun } from '../../runs/folder/run-folder.ts';
import { plural } from '../../util/plural.ts';
import type { CommandContext } from './context.ts';
import { listenForInterrupt } from './interrupt.ts';
import { logCalls } from './log-calls.ts';
import type { RunFlags } from '../options/options.ts';
import type { PreparedRun } from './prepare-run.ts';
import { startProgress } from '../output/progress.ts';
import { answersToRetry, remainingQuestions } from './remaining-questions.ts';
import { RESULTS } from './require-outputs.ts';

/**
 * Runs what was prepared, in a run folder, from where an earlier process left off. Returns the folder. Throws StoppedError or
 * InterruptedError, saying how to go on, when tickets are left.
 */
export async function executeRun(prepared: PreparedRun, flags: RunFlags, io: CommandContext): Promise<string> {
  const { manifest, survey, model } = prepared;
  if (model !== null) requireKey(model);
  const { pipeline, model: modelId } = manifest.identity;
  const run = await openRunFolder(flags.run ?? null, manifest, [pipeline, modelId ?? 'none']);
  try {
    await keepTexts(run.folder, prepared.texts);
    announce(prepared, run, io);
    await predictRemaining(prepared, run, { flags, io });
    await requireReply(readTries(runFiles(run.folder).predictions));
    await run.finish(new Date().toISOString());
    if (survey.rejected > 0) {
      io.note(
        `${survey.rejected} of ${plural(survey.records, 'record')} could not be read: ${runFiles(run.folder).rejected}`,
      );
    }
    return run.folder;
  } catch (error) {
    throw withWayOn(error, run.folder);
  } finally {
    run.release();
  }
}

/** Throws ModelError when the variable that should hold the key of a model or embedder is empty. */
export function requireKey({ name, missingKey }: Pick<NamedModel, 'name' | 'missingKey'>): void {
  if (missingKey === null) return;
  throw new ModelError('unauthorized', `model "${name}": no API key in the environment variable ${missingKey}`, {
    hint: `Set ${missingKey}, or use --model embedded to try tickit offline.`,
  });
}

/** The folder that the user named, or one under `results/` named by kind, time and `parts`. */
export function openRunFolder(folder: string | null, manifest: Manifest, parts: readonly string[]): Promise<OpenRun> {
  if (folder !== null) return openNamedRun(folder, manifest);
  const time = manifest.startedAt.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return openDefaultRun(RESULTS, [manifest.identity.kind, time, ...parts.map(folderName)].join('-'), manifest);
}

/** What every file system takes; of a long name, such as a path, the end. */
export const folderName = (name: string): string => name.replaceAll(/[^\w.+-]+/g, '_').slice(-80);

function announce({ manifest, survey, model, settings }: PreparedRun, run: OpenRun, io: CommandContext): void {
  const { pipeline } = manifest.identity;
  const where = model === null ? '' : ` with ${model.name}${model.chat.host === null ? '' : ` at ${model.chat.host}`}`;
  const answers = settings.repeats === 1 ? '' : `, ${settings.repeats} answers each`;
  io.note(`${pipeline}${where}: ${plural(survey.selected, 'ticket')}${answers} → ${run.folder}`);
  if (run.done.size > 0) io.note(`going on from ${run.done.size} of ${survey.selected * settings.repeats}`);
  io.detail(() => `configuration: ${settings.configPath ?? 'none, defaults'}`);
  io.detail(() => `dump: ${survey.format}, sha256 ${survey.sha256}`);
}

interface Means {
  flags: RunFlags;
  io: CommandContext;
}

async function predictRemaining(prepared: PreparedRun, run: OpenRun, { flags, io }: Means): Promise<void> {
  const { settings, survey, pipeline, model } = prepared;
  const again = await answersToRetry(flags, run, io);
  const log = openPredictionLog(runFiles(run.folder).predictions);
  const calls = await logCalls(runFiles(run.folder).calls, io);
  const failures = watchFailures(flags.maxFailures ?? null);
  const interrupt = listenForInterrupt();
  const progress = await startProgress({
    total: survey.selected * settings.repeats,
    done: run.done.size - again.size,
    account: io.models.account,
    quiet: io.isQuiet,
  });
  try {
    await predictAll(remainingQuestions(prepared, run, again), {
      pipeline,
      concurrency: settings.concurrency,
      signal: interrupt.signal,
      now: () => performance.now(),
      onPrediction: ({ ticket, repeat }, prediction, durationMs) => {
        const record = toRecord(ticket, prediction, { repeat, durationMs, price: model?.price ?? null });
        const earlier = again.get(doneKey(ticket.id, repeat));
        log.append(earlier === undefined ? record : supersede(earlier, record));
        progress.add(record.status);
        failures.add(record);
      },
    });
  } finally {
    progress.stop();
    interrupt.release();
    calls.close();
    log.close();
  }
}

/** An error after which the run can be gone on with, saying so. */
export function withWayOn(error: unknown, folder: string): unknown {
  const wayOn = `What is done is kept in ${path.normalize(folder)}. To go on, run the same command again.`;
  if (error instanceof InterruptedError) return new InterruptedError(error.message, { hint: wayOn });
  if (!(error instanceof StoppedError)) return error;
  return new StoppedError(error.message, { hint: [error.hint, wayOn].filter(Boolean).join(' '), cause: error });
}
