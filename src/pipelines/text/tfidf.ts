import type { Corpus } from './corpus.ts';
import type { SparseVector } from './sparse-vector.ts';

/**
 * Turns terms, as positions in the corpus, into vectors of length 1; no terms give one without entries. A term weighs its
 * smoothed inverse document frequency, 1 + ln((1 + tickets) / (1 + tickets that hold it)), as in scikit-learn's
 * TfidfVectorizer with `binary`: how often a ticket says a term was of no use on the dev split.
 */
export function fitTfidf({ tickets, ticketCounts }: Corpus): (positions: Uint32Array) => SparseVector {
  const weights = Float64Array.from(ticketCounts, (count) => 1 + Math.log((1 + tickets.length) / (1 + count)));
  return (positions) => {
    const values = Float64Array.from(positions, (position) => weights[position] ?? 0);
    const length = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
    return { positions, values: Float32Array.from(values, (value) => value / length) };
  };
}
