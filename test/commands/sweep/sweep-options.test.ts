import { describe, expect, it } from 'vitest';
import { sweepSettings, type SweepFlags } from '../../../src/commands/sweep/sweep-options.ts';
import { UsageError } from '../../../src/errors.ts';

const FLAGS: SweepFlags = { from: 0.9, to: 0.9, step: 0.01, representative: 'first', where: [], minCoverage: 0.95 };

describe('--from-run', () => {
  it.each([
    { flag: '--limit', more: { limit: 2 } },
    { flag: '--sample', more: { sample: 2 } },
    { flag: '--split', more: { split: 'test' } },
    { flag: '--where', more: { where: ['tag=a'] } },
  ])('with $flag is refused, as the run says which tickets there are', ({ flag, more }) => {
    const settings = (): unknown => sweepSettings({ ...FLAGS, ...more, fromRun: 'run' });
    expect(settings).toThrow(UsageError);
    expect(settings).toThrow(`${flag}: the run of --from-run`);
    expect(sweepSettings({ ...FLAGS, ...more }).thresholds).toEqual([0.9]);
  });

  it('alone is not', () => {
    expect(sweepSettings({ ...FLAGS, fromRun: 'run' }).thresholds).toEqual([0.9]);
  });
});
