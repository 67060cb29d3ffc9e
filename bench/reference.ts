import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { note, run } from './lib/command-line.ts';
import { withTemporaryFolder } from './lib/measure.ts';
import { differencesOf } from './lib/reference/compare.ts';
import { ENTRIES } from './lib/reference/entries.ts';
import { makeEntry } from './lib/reference/make.ts';

const REFERENCE = fileURLToPath(new URL('../results/reference/', import.meta.url));

/** Makes `results/reference/` anew or, with --check, says where it differs from what is made now. */
await run(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  if (values.check) await withTemporaryFolder(checkAll);
  else await makeAll(REFERENCE);
});

async function makeAll(folder: string): Promise<void> {
  for (const entry of ENTRIES) {
    const target = path.join(folder, entry.name);
    note(`${entry.name}: tickit ${entry.args.join(' ')}`);
    await rm(target, { recursive: true, force: true });
    await makeEntry(entry, target);
  }
}

async function checkAll(folder: string): Promise<void> {
  await makeAll(folder);
  const differences = await differencesOf(REFERENCE, folder);
  for (const difference of differences) note(difference);
  if (differences.length === 0) note('results/reference is what is made now');
  else process.exitCode = 1;
}
