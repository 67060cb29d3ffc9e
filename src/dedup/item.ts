/** An escalated ticket as the linking sees it. */
export interface DedupItem {
  id: string;
  /** Milliseconds since 1970; null for a ticket without a time. */
  at: number | null;
  /** What tickets must share to be linked, such as the product; null is a scope like any other. */
  scope: string | null;
  /** Null when none was got. */
  description: string | null;
  /** Of length 1, of the description; null when none was got. */
  vector: Float32Array | null;
}

/**
 * Earliest first, and by id where times are equal, so that the order in which such tickets are given changes nothing. Those
 * without a time come last, in the order given, since that of a dump is the best guess.
 */
export function inTimeOrder<T extends Pick<DedupItem, 'id' | 'at'>>(items: readonly T[]): T[] {
  const timed = items.filter(({ at }) => at !== null);
  timed.sort((a, b) => (a.at ?? 0) - (b.at ?? 0) || (a.id < b.id ? -1 : 1));
  return [...timed, ...items.filter(({ at }) => at === null)];
}
