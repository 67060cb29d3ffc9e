import { spawn } from 'node:child_process';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';

/** A process that tries for locks, as in lock-contender.ts. */
function startContender() {
  const script = fileURLToPath(new URL('../helpers/lock-contender.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => String((await lines.next()).value);
  return {
    ready: next,
    tryAt: (moment: number, file: string): Promise<string> => {
      child.stdin.write(`${moment} ${file}\n`);
      return next();
    },
    stop: () => child.stdin.end(),
  };
}

// No process has this number: it is above the largest that Linux and macOS give.
const ABANDONED = JSON.stringify({ pid: 4_194_305, host: hostname() });

it.each([
  { name: 'that a killed process left is taken over', files: { '': ABANDONED } },
  { name: 'that nobody holds is taken', files: {} },
  { name: 'that a crash cut off is taken over', files: { '': '' } },
  {
    name: 'left by a killed process, as was its take-over, is taken over',
    files: { '': ABANDONED, '.takeover': ABANDONED },
  },
])('a lock $name by one process only, however many try at once', async ({ files }) => {
  await using folder = tempFolder();
  const contenders = [startContender(), startContender(), startContender()];
  await Promise.all(contenders.map(({ ready }) => ready()));
  const winners: number[] = [];
  for (let round = 0; round < 150; round++) {
    for (const [ending, text] of Object.entries(files)) folder.write(`${round}.lock${ending}`, text);
    const moment = Date.now() + 4;
    const got = await Promise.all(contenders.map(({ tryAt }) => tryAt(moment, folder.at(`${round}.lock`))));
    winners.push(got.filter((answer) => answer === 'true').length);
  }
  contenders.forEach(({ stop }) => stop());
  expect(winners.filter((count) => count !== 1)).toEqual([]);
});
