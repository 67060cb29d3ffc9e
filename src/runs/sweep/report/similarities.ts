import * as z from 'zod';
import { forEachInnerProducts } from '../../../dedup/inner-products.ts';
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

export interface SimilaritiesOptions {
  truth: Pick<EscalatedTickets, 'incidents' | 'falseAlarms'>;
  seed: number;
  signal: AbortSignal;
}

/**
 * How similar descriptions of the same incident are, and of others: the pairs of all tickets, or of 5,000 drawn with the
 * seed when there are more. Bins are 0.02 wide, from the lowest similarity that occurs, rounded down to a tenth, to 1. A false
 * alarm is of no incident, and so in pairs of the other kind alone. Rejects with the signal's reason when aborted.
 */
export async function similaritiesOf(
  items: readonly DedupItem[],
  { truth: { incidents, falseAlarms }, seed, signal }: SimilaritiesOptions,
): Promise<Similarities> {
  const withVector = items.flatMap(({ vector }, place) => (vector === null ? [] : [{ vector, place }]));
  const drawn = sample(withVector, seed);
  const incidentOf = Int32Array.from(drawn, ({ place }) =>
    falseAlarms[place] === 1 ? NONE : (incidents[place] ?? NONE),
  );
  const [same, other] = [newBins(), newBins()];
  await forEachInnerProducts(
    drawn.map(({ vector }) => vector),
    {
      signal,
      visit: (place, products) => {
        const incident = incidentOf[place] ?? NONE;
        for (let earlier = 0; earlier < products.length; earlier++) {
          const isSame = incident !== NONE && incidentOf[earlier] === incident;
          addTo(isSame ? same : other, binOf(products[earlier] ?? 0));
        }
      },
    },
  );
  const withoutVector = items.filter(({ description, vector }) => description !== null && vector === null);
  return { ...histogram(same, other), withoutVector: withoutVector.map(({ id }) => id) };
}

/** The number of no incident. */
const NONE = -1;

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

/** Pairs by bin, the first being that of similarity -1. */
const newBins = (): Float64Array => new Float64Array(2 * BINS_PER_UNIT);

/** 1 itself is in the last. */
const binOf = (similarity: number): number =>
  Math.max(0, Math.min(Math.floor(similarity * BINS_PER_UNIT + 1e-6), BINS_PER_UNIT - 1) + BINS_PER_UNIT);

const addTo = (bins: Float64Array, bin: number): number => (bins[bin] = (bins[bin] ?? 0) + 1);

function histogram(same: Float64Array, other: Float64Array): SimilarityHistogram {
  const lowest = same.findIndex((count, bin) => count + (other[bin] ?? 0) > 0);
  const perTenth = BINS_PER_UNIT / 10;
  const first = Math.floor((lowest < 0 ? same.length - 1 : lowest) / perTenth) * perTenth;
  const low = (first - BINS_PER_UNIT) / BINS_PER_UNIT;
  return { low, high: 1, sameIncident: [...same.subarray(first)], otherIncident: [...other.subarray(first)] };
}
