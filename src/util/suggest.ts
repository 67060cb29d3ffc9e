import { closestMatch } from 'leven';

/** The known word nearest to a misspelt one; null when in all more than a third of its letters (at least two) differ. */
export function suggest(word: string, known: readonly string[]): string | null {
  const third = Math.max(2, Math.ceil(word.length / 3));
  return closestMatch(word, known, { maxDistance: Math.min(third, word.length - 1) }) ?? null;
}

/** ` Did you mean "…"?`, or nothing, to be put behind a message. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = suggest(word, known);
  return near === null ? '' : ` Did you mean "${near}"?`;
}
