import { closestMatch } from 'leven';

/** The known word nearest to a misspelt one, or null when none is near (more than a third of its letters differ). */
export function suggest(word: string, known: readonly string[]): string | null {
  return closestMatch(word, known, { maxDistance: Math.max(2, Math.ceil(word.length / 3)) }) ?? null;
}

/** ` Did you mean "…"?`, or nothing, to be put behind a message. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = suggest(word, known);
  return near === null ? '' : ` Did you mean "${near}"?`;
}
