import { createTwoFilesPatch } from 'diff';
import type { TextChange } from './comparison.ts';
import type { KeptText } from '../folder/kept-texts.ts';

/** Lines of the same text around a change. */
const CONTEXT = 2;

/** The texts that differ between two runs, or that one of them has alone, in the order of their names. */
export function textChanges(base: readonly KeptText[], changed: readonly KeptText[]): TextChange[] {
  const names = [...new Set([...base, ...changed].map(({ name }) => name))].sort();
  return names.flatMap((name) => {
    const [before, after] = [base, changed].map((texts) => texts.find((text) => text.name === name));
    if (before?.hash === after?.hash) return [];
    const diff = before && after ? unifiedDiff(name, before.text, after.text) : null;
    return [{ name, baseHash: before?.hash ?? null, changedHash: after?.hash ?? null, diff }];
  });
}

/** Null when a text was not kept. */
function unifiedDiff(name: string, before: string | null, after: string | null): string | null {
  if (before === null || after === null) return null;
  const patch = createTwoFilesPatch(`${name} (base)`, `${name} (changed)`, before, after, '', '', { context: CONTEXT });
  return patch.slice(patch.indexOf('---'));
}
