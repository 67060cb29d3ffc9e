import { rm } from 'node:fs/promises';
import { openRunFolder, requireKey, withWayOn } from '../run/execute-run.ts';
import { keepTexts } from '../../runs/folder/kept-texts.ts';
import { runFiles, type OpenRun } from '../../runs/folder/run-folder.ts';
import { watchFailures } from '../../runs/predict/failure-limit.ts';
import { runSweep } from '../../runs/sweep/steps/run-sweep.ts';
import { appendRejections } from '../../tickets/rejections.ts';
import type { CommandContext } from '../run/context.ts';
import { listenForInterrupt } from '../run/interrupt.ts';
import { logCalls } from '../run/log-calls.ts';
import type { PreparedSweep } from './prepare-sweep.ts';
import { startProgress, type Progress } from '../output/progress.ts';
import type { FailureFlags } from '../options/failure-options.ts';
import type { SharedRunFlags } from '../options/options.ts';

/** What is said of the run, but not of what is swept. */
type SweepRunFlags = Pick<SharedRunFlags, 'run'> & FailureFlags;

/**
 * Runs the sweep that was prepared, in a run folder, from where an earlier process left off. Returns the folder. Throws
 * StoppedError or InterruptedError, saying how to go on, when something is left.
 */
export async function executeSweep(prepared: PreparedSweep, flags: SweepRunFlags, io: CommandContext): Promise<string> {
  const { manifest, model, embedder } = prepared;
  requireKey(model);
  requireKey(embedder);
  const { embedder: embedderId, model: modelId } = manifest.identity;
  const run = await openRunFolder(flags.run ?? null, manifest, [embedderId, modelId]);
  try {
    await keepTexts(run.folder, prepared.texts);
    await sweepIn(run, prepared, { flags, io });
    await run.finish(new Date().toISOString());
    return run.folder;
  } catch (error) {
    throw withWayOn(error, run.folder);
  } finally {
    run.release();
  }
}

interface Means {
  flags: SweepRunFlags;
  io: CommandContext;
}

async function sweepIn(run: OpenRun, prepared: PreparedSweep, { flags, io }: Means): Promise<void> {
  const { manifest, survey, settings, model, embedder, prompts } = prepared;
  const rejected = runFiles(run.folder).rejected;
  await rm(rejected, { force: true });
  const calls = await logCalls(runFiles(run.folder).calls, io);
  const interrupt = listenForInterrupt();
  const progress: { shown: Progress | null } = { shown: null };
  const failures = watchFailures(null);
  try {
    await runSweep({
      manifest,
      folder: run.folder,
      escalations: () => prepared.escalations((records) => appendRejections(rejected, records)),
      model: model.chat,
      price: model.price,
      embedder: embedder.embedder,
      prompts,
      concurrency: settings.concurrency,
      signal: interrupt.signal,
      now: () => performance.now(),
      retryFailed: flags.retryFailed ?? false,
      maxFailures: flags.maxFailures ?? null,
      onBegin: async (done) => {
        announce(prepared, run, { io, done });
        progress.shown = await startProgress({
          total: survey.selected,
          done,
          account: io.models.account,
          quiet: io.isQuiet,
        });
      },
      onDescribed: (record) => {
        progress.shown?.add(record.status === 'described' ? 'answered' : record.status);
        failures.add(record);
      },
      onStep: (step) => {
        progress.shown?.stop();
        progress.shown = null;
        io.note(step);
      },
    });
  } finally {
    progress.shown?.stop();
    interrupt.release();
    calls.close();
  }
}

function announce(
  { manifest, survey, settings, model, embedder }: PreparedSweep,
  run: OpenRun,
  { io, done }: { io: CommandContext; done: number },
): void {
  const { thresholds } = manifest.identity;
  const at = (host: string | null): string => (host === null ? '' : ` at ${host}`);
  const who = `${model.name}${at(model.chat.host)} and ${embedder.name}${at(embedder.embedder.host)}`;
  io.note(`${survey.selected} escalated tickets, ${thresholds.length} thresholds, with ${who} → ${run.folder}`);
  if (done > 0) io.note(`going on from ${done} of ${survey.selected} descriptions`);
  if (survey.rejected > 0) {
    io.note(`${survey.rejected} of ${survey.records} records could not be read: ${runFiles(run.folder).rejected}`);
  }
  io.detail(() => `configuration: ${settings.configPath ?? 'none, defaults'}`);
  io.detail(() => `dump: ${survey.format}, sha256 ${survey.sha256}`);
}
