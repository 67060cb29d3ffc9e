import { InconclusiveError } from '../../errors.ts';
import { percent } from '../../reports/format.ts';

type Asked = 'an answer' | 'a description';

/** Throws InconclusiveError when so few tickets got what was asked for that nothing could be compared with them. */
export function requireCoverage(coverage: number | null, minCoverage: number, asked: Asked): void {
  if ((coverage ?? 0) >= minCoverage) return;
  throw new InconclusiveError(
    `no baseline was written: ${percent({ value: coverage })} % of the tickets got ${asked}, at least ${percent({ value: minCoverage })} % must`,
    { hint: 'Ask again with --retry-failed, or allow less with --min-coverage.' },
  );
}
