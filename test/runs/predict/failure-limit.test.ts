import { expect, it } from 'vitest';
import { StoppedError } from '../../../src/errors.ts';
import { watchFailures, type FailureLimit } from '../../../src/runs/predict/failure-limit.ts';

const FAILED = { status: 'failed', problem: 'server: HTTP 500' } as const;
const ANSWERED = { status: 'answered', problem: null } as const;
const UNPARSED = { status: 'unparsed', problem: 'no_json' } as const;
type Outcome = typeof FAILED | typeof ANSWERED | typeof UNPARSED;

/** How many answers there were when the run was stopped; null when it never was. */
function stoppedAfter(limit: FailureLimit | null, outcomes: readonly Outcome[]): number | null {
  const watch = watchFailures(limit);
  for (const [index, outcome] of outcomes.entries()) {
    try {
      watch.add(outcome);
    } catch (error) {
      if (error instanceof StoppedError) return index + 1;
      throw error;
    }
  }
  return null;
}

const times = (count: number, outcome: Outcome): Outcome[] => new Array<Outcome>(count).fill(outcome);

it.each([
  ['a number, by the one failure more', { most: 2 }, [...times(2, FAILED), ...times(9, ANSWERED), FAILED], 12],
  ['a number, not when it is met', { most: 2 }, [...times(2, FAILED), ...times(50, ANSWERED)], null],
  ['nought, by the first failure', { most: 0 }, [ANSWERED, FAILED], 2],
  ['a share, not before twenty answers', { share: 0.05 }, times(25, FAILED), 20],
  // 2 of 39 is more than 5 %, 2 of 40 is not.
  ['a share, once it is passed', { share: 0.05 }, [...times(18, ANSWERED), ...times(2, FAILED)], 20],
  ['a share, not when it is met', { share: 0.05 }, [...times(38, ANSWERED), FAILED, FAILED], null],
  ['no limit, when the first fifty all fail', null, times(60, FAILED), 50],
  ['no limit, not when one of them does not', null, [...times(49, FAILED), ANSWERED, ...times(99, FAILED)], null],
  ['a number, unparsed replies being none', { most: 0 }, times(60, UNPARSED), null],
])('a run stops by %s', (_, limit, outcomes, expected) => {
  expect(stoppedAfter(limit, outcomes)).toBe(expected);
});

it('says how many failed and the commonest reasons, of each the first as an example', () => {
  const watch = watchFailures({ most: 3 });
  watch.add({ status: 'failed', problem: 'timeout: host: slow' });
  watch.add(FAILED);
  watch.add({ status: 'failed', problem: 'server: \u001b[31mHTTP 503' });
  expect(() => watch.add(FAILED)).toThrow(
    '4 of 4 answers failed, and 3 may: 3 like "server: HTTP 500"; 1 like "timeout: host: slow"',
  );
});

it('shows text of a server without its control codes, and a share as percent', () => {
  const watch = watchFailures({ share: 0.5 });
  for (let index = 0; index < 19; index++) watch.add({ status: 'failed', problem: 'server: \u001b[31mred\u0007' });
  expect(() => watch.add(ANSWERED)).not.toThrow();
  expect(() => watch.add(FAILED)).toThrow('20 of 21 answers failed, and 50 % may: 20 like "server: red"');
});
