const LENGTH = 5;

/** The distinct runs of five characters, without regard to case and kind of white space; a shorter text is its own. */
export function shinglesOf(text: string): Set<string> {
  const characters = Array.from(text.toLowerCase().replace(/\s+/gu, ' ').trim());
  const shingles = new Set<string>();
  for (let end = LENGTH; end <= characters.length; end++) shingles.add(characters.slice(end - LENGTH, end).join(''));
  if (shingles.size === 0) shingles.add(characters.join(''));
  return shingles;
}

export interface SimilarPair {
  first: number;
  second: number;
  /** Jaccard similarity, in [0, 1]. */
  similarity: number;
}

/**
 * The pairs of sets whose Jaccard similarity |A ∩ B| / |A ∪ B| is at least `threshold`, as indices into `sets`.
 * Shared members are counted over an index from member to sets, which costs far less than comparing all pairs.
 */
export function similarPairs(sets: readonly ReadonlySet<string>[], threshold: number): SimilarPair[] {
  const holders = new Map<string, number[]>();
  return sets.flatMap((set, second) => {
    const shared = new Map<number, number>();
    for (const member of set) {
      const earlier = holders.get(member) ?? [];
      for (const first of earlier) shared.set(first, (shared.get(first) ?? 0) + 1);
      earlier.push(second);
      holders.set(member, earlier);
    }
    const pairs = [...shared].map(([first, count]) => {
      const union = set.size + (sets[first]?.size ?? 0) - count;
      return { first, second, similarity: count / union };
    });
    return pairs.filter(({ similarity }) => similarity >= threshold);
  });
}
