export interface Neighbour<T> {
  item: T;
  /** Cosine, above 0. */
  similarity: number;
}

export interface NearestOptions<T> {
  /** At least 1. */
  most: number;
  isAllowed: (item: T) => boolean;
}

/**
 * The items with the greatest similarities above 0, which are in the order of the items: the greatest first, of equals the
 * first item. Fewer than `most` when there are no more.
 */
export function findNearest<T>(
  items: readonly T[],
  similarities: Float64Array,
  { most, isAllowed }: NearestOptions<T>,
): Neighbour<T>[] {
  const nearest: Neighbour<T>[] = [];
  for (const [position, item] of items.entries()) {
    const similarity = similarities[position] ?? 0;
    const least = nearest[most - 1]?.similarity ?? 0;
    if (similarity <= least || !isAllowed(item)) continue;
    nearest.push({ item, similarity });
    nearest.sort((a, b) => b.similarity - a.similarity);
    if (nearest.length > most) nearest.pop();
  }
  return nearest;
}
