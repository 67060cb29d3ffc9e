import type { ParameterChange } from './comparison.ts';
import type { Identity } from '../folder/manifest.ts';

/** Told apart by their texts, or by their tickets. */
const TOLD_ELSEWHERE = ['promptHashes', 'categoriesHash', 'kind'];

/** What decides the answers of a run and differs, beside its prompts, in the order of the manifest. */
export function parameterChanges(base: Identity, changed: Identity): ParameterChange[] {
  const before: Record<string, unknown> = base;
  const after: Record<string, unknown> = changed;
  return Object.entries(after)
    .map(([name, value]) => ({ name, base: before[name] ?? null, changed: value }))
    .filter(
      ({ name, base: old, changed: now }) =>
        JSON.stringify(old) !== JSON.stringify(now) && !TOLD_ELSEWHERE.includes(name),
    );
}
