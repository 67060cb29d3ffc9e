import { seededRandom, type RandomSource } from '../../src/util/random.ts';

/** A problem as a load test has it. */
export interface Problem {
  vector: Float32Array;
  /** Number of the centre that it is near. */
  incident: number;
}

const DIMENSION = 256;

/** Vectors around a fifth as many centres that share a direction, as those of problems of one trade do. */
export function clusteredProblems(count: number, seed: number): Problem[] {
  const random = seededRandom(seed);
  const shared = gaussian(random);
  const centres = Array.from({ length: Math.ceil(count / 5) }, () => mix(shared, gaussian(random), 0.7));
  return Array.from({ length: count }, () => {
    const incident = Math.floor(random() * centres.length);
    const vector = mix(centres[incident] ?? shared, gaussian(random), 0.2 + 0.5 * random());
    return { vector, incident };
  });
}

function mix(a: Float32Array, b: Float32Array, weight: number): Float32Array {
  return unit(a.map((value, index) => value + weight * (b[index] ?? 0)));
}

/** A random direction (G. E. P. Box and M. E. Muller, 1958). */
function gaussian(random: RandomSource): Float32Array {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return unit(new Float32Array(DIMENSION).map(normal));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
