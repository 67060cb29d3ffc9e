import { spawn } from 'node:child_process';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ensureBuilt } from '../helpers/built-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

await ensureBuilt();

/** A process that tries for locks, as in lock-contender.mjs. */
function startContender() {
  const script = fileURLToPath(new URL('../helpers/lock-contender.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
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

it('a lock that a killed process left is taken over by one process only, however many try at once', async () => {
  await using folder = tempFolder();
  const contenders = [startContender(), startContender(), startContender()];
  await Promise.all(contenders.map(({ ready }) => ready()));
  const winners: number[] = [];
  for (let round = 0; round < 150; round++) {
    // No process has this number: it is above the largest that Linux and macOS give.
    const file = folder.write(`${round}.lock`, JSON.stringify({ pid: 4_194_305, host: hostname() }));
    const moment = Date.now() + 4;
    const got = await Promise.all(contenders.map(({ tryAt }) => tryAt(moment, file)));
    winners.push(got.filter((answer) => answer === 'true').length);
  }
  contenders.forEach(({ stop }) => stop());
  expect(winners.filter((count) => count !== 1)).toEqual([]);
});
