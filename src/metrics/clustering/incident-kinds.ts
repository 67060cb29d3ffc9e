/** Incidents that have the same terms, so that only how often any of them was drawn matters. */
export interface Kinds {
  /** Kind of each incident, from 0 in the order of first incidents. */
  kinds: Int32Array;
  /** First incident of each kind. */
  examples: Int32Array;
}

/** Most incidents are of few kinds, such as that of a lone ticket that was left alone. The terms are numbers, none of them NaN. */
export function kindsOf(terms: readonly (Float64Array | Int32Array)[]): Kinds {
  let kinds = new Int32Array(terms[0]?.length ?? 0);
  for (const term of terms) kinds = divided(kinds, term);
  const examples: number[] = [];
  kinds.forEach((kind, incident) => {
    if (kind === examples.length) examples.push(incident);
  });
  return { kinds, examples: Int32Array.from(examples) };
}

/** Each kind divided by the values of the term, and numbered anew. */
function divided(kinds: Int32Array, term: Float64Array | Int32Array): Int32Array<ArrayBuffer> {
  const numbers: Map<number, number>[] = [];
  const divisions = new Int32Array(kinds.length);
  let next = 0;
  for (let incident = 0; incident < kinds.length; incident++) {
    const ofKind = (numbers[kinds[incident] ?? 0] ??= new Map<number, number>());
    const value = term[incident] ?? 0;
    const known = ofKind.get(value);
    if (known === undefined) ofKind.set(value, next);
    divisions[incident] = known ?? next++;
  }
  return divisions;
}

/** How often the incidents of each kind count together; `times` says how often each of them does. */
export function timesOfKinds({ kinds, examples }: Kinds, times: Uint32Array): Uint32Array {
  const timesOf = new Uint32Array(examples.length);
  for (let incident = 0; incident < kinds.length; incident++) {
    const kind = kinds[incident] ?? 0;
    timesOf[kind] = (timesOf[kind] ?? 0) + (times[incident] ?? 0);
  }
  return timesOf;
}
