import { z } from 'zod';
import { dot } from '../../../dedup/dot.ts';
import type { DedupItem } from '../../../dedup/item.ts';
import { seededRandom } from '../../../util/random.ts';
import type { SimilarityHistogram } from '../../report/sweep-report.ts';
import type { EscalatedTickets } from '../escalated-tickets.ts';

/** What only vectors tell, kept so that a report needs none. */
export const similaritiesSchema = z.object({
  low: z.number(),
  high: z.number(),
  sameIncident: z.array(z.int()),
  otherIncident: z.array(z.int()),
  /** Tickets with a description and no vector. */
  withoutVector: z.array(z.string()),
});
export type Similarities = SimilarityHistogram & { withoutVector: string[] };

/** Pairs grow with the square of the tickets. */
const MOST_TICKETS = 5000;
const BINS_PER_UNIT = 50;

/**
 * How similar descriptions of the same incident are, and of others: the pairs of all tickets, or of 5,000 drawn with the
 * seed when there are more. Bins are 0.02 wide, from the lowest similarity that occurs, rounded down to a tenth, to 1. A false
 * alarm is of no incident, and so in pairs of the other kind alone.
 */
export function similaritiesOf(
  items: readonly DedupItem[],
  { incidents, falseAlarms }: Pick<EscalatedTickets, 'incidents' | 'falseAlarms'>,
  seed: number,
): Similarities {
  const withVector = items.flatMap(({ vector }, place) => (vector === null ? [] : [{ vector, place }]));
  const drawn = sample(withVector, seed);
  const bins = { same: new Map<number, number>(), other: new Map<number, number>() };
  drawn.forEach((a, index) => {
    for (const b of drawn.slice(0, index)) {
      const isSame =
        incidents[a.place] === incidents[b.place] && falseAlarms[a.place] !== 1 && falseAlarms[b.place] !== 1;
      addTo(isSame ? bins.same : bins.other, binOf(dot(a.vector, b.vector)));
    }
  });
  const withoutVector = items.filter(({ description, vector }) => description !== null && vector === null);
  return { ...histogram(bins.same, bins.other), withoutVector: withoutVector.map(({ id }) => id) };
}

function sample<T>(all: readonly T[], seed: number): T[] {
  const drawn = [...all];
  if (drawn.length <= MOST_TICKETS) return drawn;
  const random = seededRandom(seed);
  // The first places of a shuffle (R. A. Fisher and F. Yates, 1938).
  for (let place = 0; place < MOST_TICKETS; place++) {
    const other = place + Math.floor(random() * (drawn.length - place));
    const [a, b] = [drawn[place], drawn[other]];
    if (a !== undefined && b !== undefined) [drawn[place], drawn[other]] = [b, a];
  }
  return drawn.slice(0, MOST_TICKETS);
}

/** Number of the bin, counted from similarity 0; 1 itself is in the last. */
const binOf = (similarity: number): number =>
  Math.min(Math.floor(similarity * BINS_PER_UNIT + 1e-6), BINS_PER_UNIT - 1);

const addTo = (bins: Map<number, number>, bin: number): Map<number, number> => bins.set(bin, (bins.get(bin) ?? 0) + 1);

function histogram(same: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>): SimilarityHistogram {
  const lowest = Math.min(BINS_PER_UNIT - 1, ...same.keys(), ...other.keys());
  const perTenth = BINS_PER_UNIT / 10;
  const first = Math.floor(lowest / perTenth) * perTenth;
  const counts = (bins: ReadonlyMap<number, number>): number[] =>
    Array.from({ length: BINS_PER_UNIT - first }, (_, index) => bins.get(first + index) ?? 0);
  return { low: first / BINS_PER_UNIT, high: 1, sameIncident: counts(same), otherIncident: counts(other) };
}
