import type { Usage } from './types.ts';

export const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0 };

export const UNKNOWN_USAGE: Usage = { inputTokens: null, outputTokens: null };

/** The sum of two counts; one unknown makes the sum unknown. */
export function addUsage(a: Usage, b: Usage): Usage {
  return { inputTokens: add(a.inputTokens, b.inputTokens), outputTokens: add(a.outputTokens, b.outputTokens) };
}

const add = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
