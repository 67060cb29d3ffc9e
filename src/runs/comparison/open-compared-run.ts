import { statSync } from 'node:fs';
import { DataError } from '../../errors.ts';
import { readBaseline, readBaselineAnswers } from './baseline-file.ts';
import type { ComparedRun } from './compared-run.ts';
import { readTexts } from '../folder/kept-texts.ts';
import { isAblation, isRun, readManifest } from '../folder/manifest.ts';
import { readPredictions } from '../log/prediction-log.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';
import { runFiles } from '../folder/run-folder.ts';

/** A run folder as one side of a comparison. Throws DataError when it is none, or one without labels or answers of its own. */
export async function openComparedRun(folder: string): Promise<ComparedRun<PredictionRecord>> {
  const files = runFiles(folder);
  const manifest = await readManifest(files.manifest);
  if (!isRun(manifest) || manifest.identity.kind !== 'eval') {
    const hint = isAblation(manifest) ? { hint: `Name one of its rows: ${folder}/rows/….` } : {};
    throw new DataError(`${folder}: expected a run of eval or check, got one of ${manifest.identity.kind}`, hint);
  }
  return {
    name: folder,
    facts: manifest,
    isFinished: manifest.finishedAt !== null,
    texts: await readTexts(folder, manifest.identity),
    answers: () => readPredictions(files.predictions),
  };
}

/** What a gate compares with: a run folder, or a baseline file. Throws DataError when it is neither. */
export async function openBaseline(path: string): Promise<ComparedRun> {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) {
    throw new DataError(`${path}: expected a run folder or a baseline file, got nothing`, {
      hint: 'Make one on the branch to compare with: tickit check <dataset> --update-baseline <file>.',
    });
  }
  if (entry.isDirectory()) return openComparedRun(path);
  const { facts, texts } = await readBaseline(path);
  return { name: path, facts, isFinished: true, texts, answers: () => readBaselineAnswers(path, facts) };
}
