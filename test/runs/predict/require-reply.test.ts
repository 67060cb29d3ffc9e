import { expect, it } from 'vitest';
import { StoppedError } from '../../../src/errors.ts';
import { requireReply, whyNoReply } from '../../../src/runs/predict/require-reply.ts';
import type { Outcome } from '../../../src/runs/predict/failure-reasons.ts';

const failed = (problem: string): Outcome => ({ status: 'failed', problem });
const ANSWERED: Outcome = { status: 'answered', problem: null };
const UNPARSED: Outcome = { status: 'unparsed', problem: 'no_json' };

it.each([
  { name: 'nothing was asked', outcomes: [] },
  { name: 'one answer came', outcomes: [failed('server: 500'), ANSWERED, failed('server: 500')] },
  { name: 'one reply came that is of no use', outcomes: [failed('server: 500'), UNPARSED] },
])('goes on when $name', async ({ outcomes }) => {
  await expect(requireReply(outcomes)).resolves.toBeUndefined();
});

it('stops when all failed, and tells the commonest reasons with their number', async () => {
  const outcomes = [failed('timeout: late'), failed('server: HTTP 500'), failed('server: HTTP 503')];
  const stopped = requireReply(outcomes);
  await expect(stopped).rejects.toBeInstanceOf(StoppedError);
  await expect(stopped).rejects.toThrow('all 3 answers failed: 2 like "server: HTTP 500"; 1 like "timeout: late"');
});

it('reads no further than the first reply', async () => {
  let read = 0;
  async function* outcomes(): AsyncGenerator<Outcome> {
    for (const outcome of [failed('server: 500'), ANSWERED, ANSWERED]) {
      read++;
      yield await Promise.resolve(outcome);
    }
  }
  expect(await whyNoReply(outcomes())).toBeNull();
  expect(read).toBe(2);
});
