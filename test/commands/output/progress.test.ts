import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startProgress, type Progress } from '../../../src/commands/output/progress.ts';
import { createCallAccount, type CallAccount } from '../../../src/models/account.ts';
import type { AttemptRecord } from '../../../src/models/call-log.ts';
import { createLimiter } from '../../../src/models/limit/limiter.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';

const lines: string[] = [];
const { signal } = new AbortController();

beforeEach(() => {
  lines.length = 0;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  // Not a terminal, wherever the tests run.
  vi.stubEnv('CI', '1');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const newAccount = (): CallAccount => createCallAccount({ maxCalls: null, maxCostUsd: null });

async function start(total: number, more: { done?: number; account?: CallAccount } = {}): Promise<Progress> {
  return startProgress({ total, done: 0, account: newAccount(), quiet: false, ...more });
}

function answer(progress: Progress, count: number): void {
  for (let index = 0; index < count; index++) progress.add('answered');
}

it('without a terminal it is a line every five seconds, and one at the end', async () => {
  const progress = await start(100);
  vi.advanceTimersByTime(4900);
  answer(progress, 20);
  expect(lines).toEqual([]);
  vi.advanceTimersByTime(100);
  // 20 in 5 s leave 80 for 20 s
  expect(lines).toEqual(['20/100 · 4.0/s · ETA 20 s\n']);
  answer(progress, 80);
  vi.advanceTimersByTime(3000);
  progress.stop();
  expect(lines.slice(1)).toEqual(['100/100 · 13/s · ETA 0 s\n']);
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(2);
});

it('it is printed as well while no timer gets its turn, as during work of the embedded model', async () => {
  const startedAt = performance.now();
  const progress = await start(10);
  const now = vi.spyOn(performance, 'now');
  for (const [ms, printed] of [
    [4999, 0],
    [5000, 1],
    [9999, 1],
    [10_000, 2],
  ] as const) {
    now.mockReturnValue(startedAt + ms);
    progress.add('answered');
    expect(lines).toHaveLength(printed);
  }
  expect(lines).toEqual(['2/10 · 0.4/s · ETA 20 s\n', '4/10 · 0.4/s · ETA 15 s\n']);
});

it.each([
  { total: 110, eta: '100 s' },
  { total: 310, eta: '5 min' },
  { total: 12_610, eta: '3.5 h' },
])('of $total tickets, ten done in ten seconds, the rest takes $eta', async ({ total, eta }) => {
  const progress = await start(total);
  answer(progress, 5);
  vi.advanceTimersByTime(5000);
  answer(progress, 5);
  vi.advanceTimersByTime(5000);
  expect(lines.at(-1)).toBe(`10/${total} · 1.0/s · ETA ${eta}\n`);
});

it('what an earlier process did is done, and no part of the rate', async () => {
  const progress = await start(100, { done: 50 });
  vi.advanceTimersByTime(5000);
  expect(lines).toEqual(['50/100 · 0.0/s · ETA unknown\n']);
  answer(progress, 10);
  vi.advanceTimersByTime(5000);
  expect(lines.at(-1)).toBe('60/100 · 1.0/s · ETA 40 s\n');
});

it('says how many answers are of no use, what calls cost, and how often they were made again', async () => {
  const account = newAccount();
  account.budget.addEarlier({ calls: 3, costUsd: 0.01234 });
  for (const attempt of [1, 2, 1, 2, 3]) account.onAttempt({ attempt } as AttemptRecord);
  const progress = await start(10, { account });
  for (const status of ['answered', 'unparsed', 'failed', 'failed'] as const) progress.add(status);
  vi.advanceTimersByTime(5000);
  expect(lines).toEqual(['4/10 · 0.8/s · ETA 8 s · 1 unparsed, 2 failed · $0.0123 · 3 retries\n']);
});

it('says that the endpoint is left alone for a while, and that calls keep to a rate', async () => {
  const account = newAccount();
  const clock = fakeClock();
  const limiter = createLimiter({ rpm: 60, tpm: null, concurrency: 8, maxPauseMs: 60_000, clock });
  account.watch(limiter);
  await start(10, { account });
  limiter.pause(11_500);
  vi.advanceTimersByTime(5000);
  expect(lines.at(-1)).toBe('0/10 · 0.0/s · ETA unknown · cooling down for 12 s, as the endpoint is overrun\n');
  // A pause of less than a second is not told.
  await clock.advance(11_000);
  vi.advanceTimersByTime(5000);
  expect(lines.at(-1)).toBe('0/10 · 0.0/s · ETA unknown\n');
  await clock.advance(1000);
  await limiter.turn(1, signal);
  void limiter.turn(1, signal);
  vi.advanceTimersByTime(5000);
  expect(lines.at(-1)).toBe('0/10 · 0.0/s · ETA unknown · held to the rate limit\n');
  await clock.advance(1100);
  vi.advanceTimersByTime(5000);
  expect(lines.at(-1)).toBe('0/10 · 0.0/s · ETA unknown\n');
});

it('quiet it says nothing', async () => {
  const progress = await startProgress({ total: 10, done: 0, account: newAccount(), quiet: true });
  progress.add('failed');
  vi.advanceTimersByTime(60_000);
  progress.stop();
  expect(lines).toEqual([]);
});
