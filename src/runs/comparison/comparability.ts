import { DataError } from '../../errors.ts';
import type { ComparedRun } from './compared-run.ts';
import type { RunFacts, RunIdentity, SweepFacts, SweepIdentity } from '../folder/manifest.ts';

type Facts = RunFacts | SweepFacts;

/**
 * Throws DataError for a baseline that a run of these facts can't be compared with, before the run costs anything. With
 * `isIntersection` the choice of tickets may differ.
 */
export function requireComparable(
  { name, facts: base, isFinished }: Pick<ComparedRun, 'name' | 'isFinished'> & { facts: Facts },
  changed: Facts,
  isIntersection: boolean,
): void {
  requireSameCategories(base, changed);
  if (isIntersection) return;
  requireSameSelection(base, changed);
  if (!isFinished) throw new DataError(`${name}: the baseline is not finished`, { hint: 'Run its command again.' });
}

/** Throws DataError unless both runs chose among the same categories, of which the same ones escalate. */
export function requireSameCategories(base: Pick<RunFacts, 'categories'>, changed: Pick<RunFacts, 'categories'>): void {
  const [there, here] = [base, changed].map(({ categories }) =>
    categories.map(({ name, escalates }) => (escalates ? name : `${name} (does not escalate)`)).toSorted(),
  );
  if (there?.join() === here?.join()) return;
  throw new DataError(
    `the runs can't be compared: categories: ${there?.join(', ')} in the base run, ${here?.join(', ')} in the changed one`,
    { hint: 'Definitions and signs may differ; names, and which of them escalates, may not.' },
  );
}

/** What decides which tickets are asked about, and how often. */
const SELECTION = ['datasetSha256', 'repeats', 'limit', 'sample', 'split', 'where'] as const;

function requireSameSelection({ identity: base }: Facts, { identity: changed }: Facts): void {
  const names = [...SELECTION, 'fromRun', ...(changed.sample === null ? [] : ['seed'])];
  const differ = names.flatMap((name) => difference(name, base, changed));
  if (differ.length === 0) return;
  throw new DataError(`the baseline is about other tickets: ${differ.join('; ')}`, {
    hint: 'Choose the same tickets, make a new baseline with --update-baseline, or compare those in both with --intersection.',
  });
}

function difference(name: string, ...identities: (RunIdentity | SweepIdentity)[]): string[] {
  const [there, here] = identities.map((identity: Record<string, unknown>) =>
    JSON.stringify(identity[name] ?? null).slice(0, 100),
  );
  return there === here ? [] : [`${name}: ${there} in the baseline, ${here} now`];
}
