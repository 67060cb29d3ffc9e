import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { RENDERERS } from '../../../src/reports/index.ts';
import type { Report } from '../../../src/runs/report/report.ts';
import { builtCli } from '../built-cli.ts';
import { plainEnvironment, withTemporaryFolder } from '../measure.ts';
import type { Entry } from './entries.ts';
import { withoutTimes } from './without-times.ts';

const DATASETS = fileURLToPath(new URL('../../../datasets/', import.meta.url));
const RUN = 'run';

/** Runs the command as a user would, and keeps of its run folder what is the same every time. */
export async function makeEntry({ args }: Entry, target: string): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await cp(DATASETS, path.join(folder, 'datasets'), { recursive: true });
    const command = [builtCli(), ...args, '--run', RUN, '--quiet'];
    await promisify(execFile)(process.execPath, command, { cwd: folder, env: plainEnvironment(), maxBuffer: 2 ** 28 });
    await keep(path.join(folder, RUN), target);
  });
}

async function keep(run: string, target: string): Promise<void> {
  const manifest = withoutTimes(await readJson(path.join(run, 'manifest.json')));
  const report = withoutTimes(await readJson(path.join(run, 'report.json'))) as Report;
  await mkdir(target, { recursive: true });
  await writeFile(path.join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(path.join(target, 'report.json'), RENDERERS.json(report));
  await writeFile(path.join(target, 'report.md'), RENDERERS.md(report));
  const charts = path.join(run, 'charts');
  if (existsSync(charts)) await cp(charts, path.join(target, 'charts'), { recursive: true });
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));
