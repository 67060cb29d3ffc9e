import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { DataError, UsageError } from '../../../src/errors.ts';
import { readManifest, type RunIdentity } from '../../../src/runs/folder/manifest.ts';
import { openPredictionLog } from '../../../src/runs/log/prediction-log.ts';
import { doneKey } from '../../../src/runs/log/prediction-record.ts';
import { openDefaultRun, openNamedRun, runFiles } from '../../../src/runs/folder/run-folder.ts';
import { makeManifest, makeRecord, scratchFolder } from '../build.ts';

/** Opens, records predictions of these tickets, and goes away. */
async function begin(folder: string, ticketIds: readonly string[], identity: Partial<RunIdentity> = {}) {
  const run = await openNamedRun(folder, makeManifest(identity));
  const log = openPredictionLog(runFiles(folder).predictions);
  for (const ticketId of ticketIds) log.append(makeRecord({ ticketId }));
  log.close();
  return run;
}

it('a new run gets a folder, also below folders that are not there, with a manifest and a lock', async () => {
  const folder = path.join(await scratchFolder(), 'a', 'b');
  const run = await openNamedRun(folder, makeManifest());
  expect(run.done.size).toBe(0);
  expect(await readManifest(runFiles(folder).manifest)).toEqual(makeManifest());
  expect(existsSync(runFiles(folder).lock)).toBe(true);
  run.release();
  expect(existsSync(runFiles(folder).lock)).toBe(false);
});

it('finishing writes down when, and keeps when it began', async () => {
  const folder = await scratchFolder();
  (await begin(folder, ['T-1'])).release();
  const later = makeManifest({}, { startedAt: '2025-03-03T09:00:00.000Z' });
  const run = await openNamedRun(folder, later);
  await run.finish('2025-03-03T10:00:00.000Z');
  run.release();
  expect(await readManifest(runFiles(folder).manifest)).toMatchObject({
    startedAt: '2025-03-02T09:00:00.000Z',
    finishedAt: '2025-03-03T10:00:00.000Z',
  });
});

it('the same run goes on from what is done', async () => {
  const folder = await scratchFolder();
  (await begin(folder, ['T-1', 'T-2'])).release();
  const run = await openNamedRun(folder, makeManifest());
  expect(run.done).toEqual(new Set([doneKey('T-1', 0), doneKey('T-2', 0)]));
  run.release();
});

it.each<[keyof RunIdentity, Partial<RunIdentity>, string]>([
  ['pipeline', { pipeline: 'cot' }, '"direct" there, "cot" here'],
  ['model', { model: 'other' }, '"fake" there, "other" here'],
  ['datasetSha256', { datasetSha256: 'e'.repeat(64) }, 'dddd'],
  ['promptHashes', { promptHashes: { direct: 'q'.repeat(64) } }, 'pppp'],
  ['categoriesHash', { categoriesHash: 'x' }, 'cccc'],
  ['seed', { seed: 2 }, '1 there, 2 here'],
  ['limit', { limit: 5 }, 'null there, 5 here'],
  ['where', { where: ['tag=a'] }, '[] there, ["tag=a"] here'],
  ['kind', { kind: 'classify' }, '"eval" there, "classify" here'],
])('a folder with a run of another %s is refused, naming the difference', async (part, identity, difference) => {
  const folder = await scratchFolder();
  (await begin(folder, ['T-1'])).release();
  const opening = openNamedRun(folder, makeManifest(identity));
  await expect(opening).rejects.toBeInstanceOf(UsageError);
  await expect(opening).rejects.toThrow(`${part}: `);
  await expect(opening).rejects.toThrow(difference);
  // what was there is untouched and can still be gone on with
  const run = await openNamedRun(folder, makeManifest());
  expect(run.done.size).toBe(1);
  run.release();
});

it('all differences are named at once', async () => {
  const folder = await scratchFolder();
  (await begin(folder, [])).release();
  await expect(openNamedRun(folder, makeManifest({ seed: 2, split: 'test' }))).rejects.toThrow(/seed: .*split: /);
});

it('a folder in use is refused, and the user of it is left alone', async () => {
  const folder = await scratchFolder();
  const run = await begin(folder, ['T-1']);
  await expect(openNamedRun(folder, makeManifest())).rejects.toBeInstanceOf(UsageError);
  expect(existsSync(runFiles(folder).lock)).toBe(true);
  run.release();
});

it('the lock of a killed process is taken over', async () => {
  const folder = await scratchFolder();
  (await begin(folder, ['T-1'])).release();
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(runFiles(folder).lock, JSON.stringify({ pid, host: hostname() }));
  const run = await openNamedRun(folder, makeManifest());
  expect(run.done.size).toBe(1);
  run.release();
});

it('a folder that can not be made is a usage error', async () => {
  const file = path.join(await scratchFolder(), 'file');
  await writeFile(file, '');
  await expect(openNamedRun(path.join(file, 'run'), makeManifest())).rejects.toBeInstanceOf(UsageError);
  await expect(openNamedRun(file, makeManifest())).rejects.toBeInstanceOf(UsageError);
});

it.each([
  ['cut off', '{"version":1,"iden'],
  ['empty', ''],
  ['of another version', JSON.stringify({ ...makeManifest(), version: 2 })],
  ['without an identity', JSON.stringify({ ...makeManifest(), identity: {} })],
])('a manifest that is %s is a data error naming it, and the lock is given back', async (_, text) => {
  const folder = await scratchFolder();
  await writeFile(runFiles(folder).manifest, text);
  const opening = openNamedRun(folder, makeManifest());
  await expect(opening).rejects.toBeInstanceOf(DataError);
  await expect(opening).rejects.toThrow('manifest.json');
  expect(existsSync(runFiles(folder).lock)).toBe(false);
  expect(await readFile(runFiles(folder).manifest, 'utf8')).toBe(text);
});

it('predictions that no manifest speaks for are not taken for those of this run', async () => {
  const folder = await scratchFolder();
  await writeFile(runFiles(folder).predictions, `${JSON.stringify(makeRecord())}\n`);
  const opened = await openNamedRun(folder, makeManifest()).catch((error: unknown) => error);
  if (opened instanceof Error) expect(opened).toBeInstanceOf(UsageError);
  else expect((opened as { done: ReadonlySet<string> }).done.size).toBe(0);
});

it('without a name the unfinished run of the same kind is gone on with', async () => {
  const base = await scratchFolder();
  const first = await openDefaultRun(base, 'eval-20250302', makeManifest());
  first.release();
  const second = await openDefaultRun(base, 'eval-20250303', makeManifest());
  expect(second.folder).toBe(first.folder);
  second.release();
});

it.each<[string, Partial<RunIdentity>]>([
  ['of another configuration', { seed: 9 }],
  ['of another kind', { kind: 'classify' }],
])('without a name a run %s gets a folder of its own', async (_, identity) => {
  const base = await scratchFolder();
  (await openDefaultRun(base, 'eval-1', makeManifest())).release();
  const other = await openDefaultRun(base, 'eval-1', makeManifest(identity));
  expect(other.folder).toBe(path.join(base, 'eval-1-2'));
  expect(other.done.size).toBe(0);
  other.release();
});

it('without a name a finished run is left as it is', async () => {
  const base = await scratchFolder();
  const first = await openDefaultRun(base, 'eval-1', makeManifest());
  await first.finish('2025-03-02T10:00:00.000Z');
  first.release();
  const second = await openDefaultRun(base, 'eval-2', makeManifest());
  expect(second.folder).toBe(path.join(base, 'eval-2'));
  second.release();
});

it('without a name a run that is being written, and one with a broken manifest, are passed by', async () => {
  const base = await scratchFolder();
  await mkdir(path.join(base, 'eval-0'));
  await writeFile(path.join(base, 'eval-0', 'manifest.json'), '{');
  const first = await openDefaultRun(base, 'eval-1', makeManifest());
  const second = await openDefaultRun(base, 'eval-1', makeManifest());
  expect(second.folder).toBe(path.join(base, 'eval-1-2'));
  expect((await readdir(base)).toSorted()).toEqual(['eval-0', 'eval-1', 'eval-1-2']);
  first.release();
  second.release();
});

it.each<[string, (index: number) => Partial<RunIdentity>]>([
  ['the same', () => ({})],
  ['several configurations', (seed) => ({ seed })],
])('without a name many runs of %s at once get a folder each, however soon each ends', async (_, identityOf) => {
  const base = await scratchFolder();
  const runs = Array.from({ length: 60 }, async (_, index) => {
    // Each a little later, so that one begins at every stage of the others.
    for (let turn = 0; turn < index; turn++) await nextTurn();
    const run = await openDefaultRun(base, 'eval-1', makeManifest(identityOf(index)));
    await run.finish('2025-03-02T10:00:00.000Z');
    run.release();
    return run.folder;
  });
  expect(new Set(await Promise.all(runs)).size).toBe(60);
});

it('without a name a base that can not be made is a usage error', async () => {
  const file = path.join(await scratchFolder(), 'results');
  await writeFile(file, '');
  await expect(openDefaultRun(file, 'eval-1', makeManifest())).rejects.toBeInstanceOf(UsageError);
});

it.each(['report.md', 'predictions.jsonl', 'calls.jsonl'])(
  'a folder that is no run and holds %s is left as it is',
  async (name) => {
    const folder = await scratchFolder();
    await writeFile(path.join(folder, name), 'of the user');
    await expect(openNamedRun(folder, makeManifest())).rejects.toThrow(
      `${folder}: holds ${name} and no manifest.json, so it is no run to go on with`,
    );
    expect(await readdir(folder)).toEqual([name]);
    expect(await readFile(path.join(folder, name), 'utf8')).toBe('of the user');
  },
);
