import { createReadStream, statSync } from 'node:fs';
import * as z from 'zod';
import { DataError, messageOf } from '../../errors.ts';
import { readLines } from '../../util/read-lines.ts';
import { writeTexts } from '../../util/write-texts.ts';
import { isSweep, readManifest } from '../folder/manifest.ts';
import { lineParser } from '../log/parse-line.ts';
import { runFiles } from '../folder/run-folder.ts';

/** How a kept prompt stands in the header of a baseline. */
export const keptTextSchema = z.object({ name: z.string(), hash: z.string(), text: z.string().nullable() });

const parseKind = lineParser(z.object({ kind: z.string() }));

/** Whether a run folder, or a baseline file, is of a sweep. False for what is neither. */
export async function isOfSweep(path: string): Promise<boolean> {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return false;
  if (entry.isDirectory()) return isSweep(await readManifest(runFiles(path).manifest));
  for await (const { text } of baselineLines(path)) return parseKind(text)?.kind === 'sweep-baseline';
  return false;
}

/** Throws DataError when it can't be written. */
export async function writeBaselineLines(file: string, header: string, lines: Iterable<string>): Promise<void> {
  try {
    await writeTexts(file, textsOf(header, lines));
  } catch (error) {
    throw new DataError(`${file}: can't be written: ${messageOf(error)}`, { cause: error });
  }
}

function* textsOf(header: string, lines: Iterable<string>): Generator<string> {
  yield `${header}\n`;
  for (const line of lines) yield `${line}\n`;
}

/** The lines of a baseline, numbered from 1. Throws DataError when it can't be read. */
export async function* baselineLines(file: string) {
  try {
    for await (const lines of readLines(createReadStream(file))) yield* lines;
  } catch (error) {
    throw new DataError(`${file}: expected a baseline: ${messageOf(error)}`, { cause: error });
  }
}
