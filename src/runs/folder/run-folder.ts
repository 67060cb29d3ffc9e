import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../../errors.ts';
import { releaseLock, takeLock } from '../../util/lock.ts';
import { differences, readManifest, writeManifest, type Manifest } from './manifest.ts';
import { recoverPredictions, type DoneSet } from '../log/prediction-log.ts';

/** The files of a run. */
export function runFiles(folder: string) {
  return {
    manifest: path.join(folder, 'manifest.json'),
    predictions: path.join(folder, 'predictions.jsonl'),
    descriptions: path.join(folder, 'descriptions.jsonl'),
    rewrites: path.join(folder, 'rewrites.jsonl'),
    embeddings: path.join(folder, 'embeddings.jsonl'),
    links: path.join(folder, 'links.jsonl'),
    partLinks: path.join(folder, 'part-links.jsonl'),
    similarities: path.join(folder, 'similarities.json'),
    rejected: path.join(folder, 'rejected.jsonl'),
    calls: path.join(folder, 'calls.jsonl'),
    lock: path.join(folder, 'run.lock'),
    charts: path.join(folder, 'charts'),
    check: (extension: string) => path.join(folder, `check.${extension}`),
    report: (extension: string) => path.join(folder, `report.${extension}`),
  };
}

/** A run folder that this process alone writes to. */
export interface OpenRun {
  folder: string;
  /** What an earlier process of the same run has done. */
  done: DoneSet;
  /** Whether that was all. */
  isFinished: boolean;
  finish(finishedAt: string): Promise<void>;
  release(): void;
}

/**
 * Opens the folder that the user named: a new one, or one in which the same run was begun. Throws UsageError when it holds
 * another run, is in use, or can't be written to.
 */
export async function openNamedRun(folder: string, manifest: Manifest): Promise<OpenRun> {
  const run = await openRun(folder, manifest);
  if (run !== null) return run;
  throw new UsageError(`${folder}: another process is writing this run`, {
    hint: `Wait for it, or name another folder. If none is at work, remove ${runFiles(folder).lock}.`,
  });
}

/**
 * Opens a folder of its own choice under `base`: the unfinished run of the same identity if there is one that nobody writes
 * to, else a new one named `name`, numbered if need be.
 */
export async function openDefaultRun(base: string, name: string, manifest: Manifest): Promise<OpenRun> {
  for (const folder of await unfinishedRuns(base, manifest)) {
    const run = await openRun(folder, manifest);
    if (run?.isFinished === false) return run;
    // Another process has finished it since we looked.
    run?.release();
  }
  for (let number = 1; ; number++) {
    const folder = path.join(base, number === 1 ? name : `${name}-${number}`);
    const run = (await makeFolder(folder)) ? await openRun(folder, manifest) : null;
    if (run !== null) return run;
  }
}

async function openRun(folder: string, manifest: Manifest): Promise<OpenRun | null> {
  const files = runFiles(folder);
  if (!(await lockFolder(folder, files.lock))) return null;
  try {
    const held = await heldManifest(folder, manifest);
    if (held === null) await writeManifest(files.manifest, manifest);
    return {
      folder,
      done: await recoverPredictions(files.predictions),
      isFinished: held !== null && held.finishedAt !== null,
      finish: (finishedAt) =>
        writeManifest(files.manifest, { ...manifest, startedAt: held?.startedAt ?? manifest.startedAt, finishedAt }),
      release: () => releaseLock(files.lock),
    };
  } catch (error) {
    releaseLock(files.lock);
    throw error;
  }
}

async function lockFolder(folder: string, lock: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    return takeLock(lock);
  } catch (error) {
    throw notWritable(folder, error);
  }
}

/** False when there is something of that name already, so that of several processes one alone makes it. */
async function makeFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(path.dirname(folder), { recursive: true });
    await mkdir(folder);
    return true;
  } catch (error) {
    if (existsSync(folder)) return false;
    throw notWritable(folder, error);
  }
}

const notWritable = (folder: string, error: unknown): UsageError =>
  new UsageError(`${folder}: can't write to the run folder: ${messageOf(error)}`, { cause: error });

const OTHER_FOLDER = 'Name another folder with --run, or repeat the command that began this one.';

/** The manifest in the folder, null when there is none; throws UsageError when it is of another run. */
async function heldManifest(folder: string, manifest: Manifest): Promise<Manifest | null> {
  const { manifest: file } = runFiles(folder);
  if (!existsSync(file)) {
    await requireNothingInTheWay(folder);
    return null;
  }
  const held = await readManifest(file);
  const differ = differences(held.identity, manifest.identity);
  if (differ.length === 0) return held;
  throw new UsageError(`${folder}: holds another run: ${differ.join('; ')}`, {
    hint: OTHER_FOLDER,
  });
}

/** Throws UsageError when a folder without a manifest holds what a run would write over. */
async function requireNothingInTheWay(folder: string): Promise<void> {
  const { predictions, descriptions, calls, report } = runFiles(folder);
  const reports = ['json', 'md', 'csv', 'html'].map((form) => report(form));
  const own = [predictions, descriptions, calls, ...reports].map((file) => path.basename(file));
  const found = (await readdir(folder)).filter((name) => own.includes(name)).sort();
  if (found.length === 0) return;
  throw new UsageError(`${folder}: holds ${found.join(', ')} and no manifest.json, so it is no run to go on with`, {
    hint: OTHER_FOLDER,
  });
}

/** Newest first, as names begin with the kind and the time. */
async function unfinishedRuns(base: string, { identity }: Manifest): Promise<string[]> {
  // Where there is no folder there is no run; what else is in the way shows when one is made.
  const entries = await readdir(base).catch(() => []);
  const names = entries.filter((name) => name.startsWith(`${identity.kind}-`)).sort();
  const found: string[] = [];
  for (const name of names.reverse()) {
    const folder = path.join(base, name);
    // A folder with a broken manifest is nobody's unfinished run.
    const held = await readManifest(runFiles(folder).manifest).catch(() => null);
    if (held && held.finishedAt === null && differences(held.identity, identity).length === 0) found.push(folder);
  }
  return found;
}
