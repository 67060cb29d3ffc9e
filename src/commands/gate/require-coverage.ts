import { InconclusiveError } from '../../errors.ts';
import { percent } from '../../reports/format.ts';

/** Throws InconclusiveError when so few tickets were answered, or described, that nothing could be compared with them. */
export function requireCoverage(coverage: number | null, minCoverage: number): void {
  if ((coverage ?? 0) >= minCoverage) return;
  throw new InconclusiveError(
    `no baseline was written: ${percent({ value: coverage })} % of the tickets got an answer, at least ${percent({ value: minCoverage })} % must`,
    { hint: 'See predictions.jsonl of the run. Ask again with --retry-failed, or allow less with --min-coverage.' },
  );
}
