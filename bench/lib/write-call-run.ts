import path from 'node:path';
import { builtCli } from './built-cli.ts';
import { writeCallConfig, type BenchModel } from './call-load.ts';
import { loadName, writeLoad } from './write-load.ts';

interface CallRun {
  calls: number;
  concurrency: number;
  model: BenchModel;
}

/** Writes all that `tickit eval` needs to make so many calls, one a ticket, into a folder; returns node's arguments for it there. */
export async function writeCallRun(folder: string, { calls, concurrency, model }: CallRun): Promise<string[]> {
  const dump = path.join(folder, loadName({ tickets: calls, format: 'jsonl' }));
  await writeLoad(dump, { tickets: calls, seed: 1, format: 'jsonl' });
  await writeCallConfig(folder, model);
  return [builtCli(), 'eval', dump, '-q', '--run', 'run', '--concurrency', String(concurrency)];
}
