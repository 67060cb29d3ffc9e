import type { Link } from '../../../src/dedup/nearest/linker.ts';
import { seededRandom } from '../../../src/util/random.ts';

/** Everything by the definition: one pair after the other, in 64 bits, with norms each time. */
export function naiveSimilarity(a: Float32Array, b: Float32Array): number {
  let [product, left, right] = [0, 0, 0];
  for (let index = 0; index < a.length; index++) {
    const [x, y] = [a[index]!, b[index]!];
    product += x * y;
    left += x * x;
    right += y * y;
  }
  return Math.round((product / Math.sqrt(left * right)) * 1e6) / 1e6 + 0;
}

/** `[earlier, later, similarity]`, by later, then earlier. */
export function naivePairs(vectors: readonly Float32Array[], atLeast: number): [number, number, number][] {
  return vectors.flatMap((vector, later) =>
    vectors
      .slice(0, later)
      .map((other, earlier): [number, number, number] => [earlier, later, naiveSimilarity(other, vector)])
      .filter(([, , similarity]) => similarity >= atLeast),
  );
}

export function naiveLinks(vectors: readonly Float32Array[], atLeast: number): Link[] {
  const founders: number[] = [];
  return vectors.map((vector, position) => {
    let best: Link | null = null;
    for (const representative of founders) {
      const similarity = naiveSimilarity(vectors[representative]!, vector);
      if (similarity >= atLeast && similarity > (best?.similarity ?? -2)) best = { representative, similarity };
    }
    if (best === null) founders.push(position);
    return best ?? { representative: position, similarity: 1 };
  });
}

/**
 * Vectors around a few directions, so that many are near each other and many are not. Lengths vary; every fifth vector is a
 * copy of an earlier one.
 */
export function clusteredVectors(count: number, dimension: number, seed = 1): Float32Array[] {
  const random = seededRandom(seed);
  const centred = (): number => random() - 0.5;
  const centres = Array.from({ length: Math.ceil(count / 5) }, () => Float32Array.from({ length: dimension }, centred));
  const vectors: Float32Array[] = [];
  for (let index = 0; index < count; index++) {
    const centre = centres[Math.floor(random() * centres.length)]!;
    const [spread, length] = [random(), 0.1 + 10 * random()];
    const fresh = centre.map((component) => length * (component + spread * centred()));
    const earlier = vectors[Math.floor(random() * index)];
    vectors.push(index % 5 === 4 && earlier ? earlier.slice() : fresh);
  }
  return vectors;
}
