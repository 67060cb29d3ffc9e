import type { Sum, Terms } from './incident-terms.ts';

/** Incidents that have the same terms, so that only how often any of them was drawn matters. */
export interface Kinds {
  /** Kind of each incident, from 0 in the order of first incidents. */
  kinds: Int32Array;
  /** First incident of each kind. */
  examples: Int32Array;
}

/** Most incidents are of few kinds, such as that of a lone ticket that was left alone. */
export function kindsOf(terms: readonly Terms[]): Kinds {
  const numbers = new Map<string, number>();
  const examples: number[] = [];
  const kinds = new Int32Array(terms[0]?.length ?? 0).map((_, incident) => {
    const key = terms.map((ofIncidents) => ofIncidents[incident]).join();
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, examples.length);
    return examples.push(incident) - 1;
  });
  return { kinds, examples: Int32Array.from(examples) };
}

/** `times` says how often each incident counts. */
export function weighted({ kinds, examples }: Kinds, times: Uint32Array): Sum {
  const timesOfKind = new Float64Array(examples.length);
  for (let incident = 0; incident < kinds.length; incident++) {
    const kind = kinds[incident] ?? 0;
    timesOfKind[kind] = (timesOfKind[kind] ?? 0) + (times[incident] ?? 0);
  }
  return (terms) => {
    let sum = 0;
    for (let kind = 0; kind < examples.length; kind++) {
      sum += (timesOfKind[kind] ?? 0) * (terms[examples[kind] ?? 0] ?? 0);
    }
    return sum;
  };
}
