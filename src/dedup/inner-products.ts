import { createBreather } from '../util/breather.ts';

/** Vectors that are multiplied at once, so that no sum waits for itself. */
const LANES = 4;

export interface InnerProductOptions {
  signal: AbortSignal;
  /** Receives the products of the vector at a place with all those before it, in an array that is used again. */
  visit: (place: number, products: Float64Array) => void;
}

/**
 * The inner product of every two vectors of one dimension, the cosine of those of length 1. Each is added up from its first
 * component to its last. Rejects with the signal's reason when aborted.
 */
export async function forEachInnerProducts(
  vectors: readonly Float32Array[],
  { signal, visit }: InnerProductOptions,
): Promise<void> {
  const dimension = vectors[0]?.length ?? 0;
  const components = new Float32Array((vectors.length + LANES) * dimension);
  vectors.forEach((vector, place) => components.set(vector, place * dimension));
  const products = Array.from({ length: LANES }, () => new Float64Array(vectors.length + LANES));
  const breathe = createBreather();
  for (let first = 0; first < vectors.length; first += LANES) {
    await breathe();
    signal.throwIfAborted();
    multiply(components, { dimension, first, products });
    for (const [lane, ofLane] of products.entries()) {
      const place = first + lane;
      if (place < vectors.length) visit(place, ofLane.subarray(0, place));
    }
  }
}

interface Lanes {
  dimension: number;
  /** Place of the first lane's vector; those of the others follow. */
  first: number;
  products: readonly Float64Array[];
}

/** The products of the lanes' vectors with each one before the last of them. */
function multiply(components: Float32Array, { dimension, first, products: [p0, p1, p2, p3] }: Lanes): void {
  if (p0 === undefined || p1 === undefined || p2 === undefined || p3 === undefined) return;
  const start = first * dimension;
  for (let other = 0; other < first + LANES - 1; other++) {
    const shift = other * dimension - start;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let at = start; at < start + dimension; at++) {
      const component = components[at + shift] ?? 0;
      s0 += (components[at] ?? 0) * component;
      s1 += (components[at + dimension] ?? 0) * component;
      s2 += (components[at + 2 * dimension] ?? 0) * component;
      s3 += (components[at + 3 * dimension] ?? 0) * component;
    }
    p0[other] = s0;
    p1[other] = s1;
    p2[other] = s2;
    p3[other] = s3;
  }
}
