import { dimensionOf, type Candidates } from './candidates.ts';
import type { DedupItem } from './item.ts';
import { createRepresentatives } from './nearest/representatives.ts';

/** A group, by the place of the ticket that founded it, and how similar to it a ticket is, in [-1, 1]. */
export interface Match {
  group: number;
  similarity: number;
}

/** Finds the group that a ticket is most similar to, in whichever way groups are compared with. */
export interface Search {
  /** The most similar allowed group, the one founded first among equals; null when none is similar enough. */
  nearest(place: number, isAllowed: (group: number) => boolean): Match | null;
  /** Tells where a ticket with a vector went; its own group means that it founded one. */
  placed(place: number, group: number): void;
}

/** Compares with the founder of each group, or with every member, from pairs that were found before. */
export function createPairSearch(
  { offsets, earlier, similarities }: Candidates,
  { threshold, byMember }: { threshold: number; byMember: boolean },
): Search {
  const groupOf = new Int32Array(offsets.length);
  return {
    nearest: (place, isAllowed) => {
      let best = NO_MATCH;
      for (let index = offsets[place] ?? 0; index < (offsets[place + 1] ?? 0); index++) {
        const other = earlier[index] ?? 0;
        const group = groupOf[other] ?? 0;
        const similarity = similarities[index] ?? 0;
        if (similarity < threshold || (!byMember && group !== other)) continue;
        const isBetter = similarity > best.similarity || (similarity === best.similarity && group < best.group);
        if (isBetter && isAllowed(group)) best = { group, similarity };
      }
      return best === NO_MATCH ? null : best;
    },
    placed: (place, group) => (groupOf[place] = group),
  };
}

/** Less similar than any. */
const NO_MATCH: Match = { group: -1, similarity: -Infinity };

/** A search in vectors of groups' own, each at first that of its founder. */
export interface VectorSearch extends Search {
  /** From now on the vector stands for the group. */
  represent(group: number, vector: Float32Array): void;
}

export function createVectorSearch(items: readonly DedupItem[], threshold: number): VectorSearch {
  const representatives = createRepresentatives(dimensionOf(items));
  // In the order of founding, so that the lowest slot of equals is the group founded first.
  const groups: number[] = [];
  const slots = new Map<number, number>();
  const vectorAt = (place: number): Float32Array => items[place]?.vector ?? new Float32Array();
  return {
    nearest: (place, isAllowed) => {
      const found = representatives.nearest(vectorAt(place), {
        atLeast: threshold,
        isAllowed: (slot) => isAllowed(groups[slot] ?? -1),
      });
      return found === null ? null : { group: groups[found.slot] ?? -1, similarity: found.similarity };
    },
    placed: (place, group) => {
      if (place !== group) return;
      slots.set(group, representatives.add(vectorAt(place)));
      groups.push(group);
    },
    represent: (group, vector) => representatives.replace(slots.get(group) ?? -1, vector),
  };
}
