import { seededRandom, type RandomSource } from '../../src/util/random.ts';

export interface VectorLoad {
  vectors: number;
  dimension: number;
  seed: number;
}

/** How many vectors there are for each centre, on average. */
const PER_CENTRE = 5;
/** Length of what all centres share, their own directions having length 1. */
const SHARED = 1;
/** How far vectors are from their centre at most, across it. */
const MAX_SPREAD = 0.5;

/**
 * Vectors of length 1 as embeddings of problems might be: all share a direction, each is near one of many centres, some nearer
 * than others. Same arguments, same vectors.
 */
export function clusteredVectors({ vectors, dimension, seed }: VectorLoad): Float32Array[] {
  const random = seededRandom(seed);
  const shared = randomDirection(dimension, random);
  const centres = Array.from({ length: Math.ceil(vectors / PER_CENTRE) }, () =>
    sumOf(shared, SHARED, randomDirection(dimension, random), 1),
  );
  return Array.from({ length: vectors }, () => {
    const centre = centres[Math.floor(random() * centres.length)] ?? shared;
    return sumOf(centre, 1, randomDirection(dimension, random), MAX_SPREAD * random());
  });
}

/** Of length 1. */
function sumOf(a: Float32Array, weightA: number, b: Float32Array, weightB: number): Float32Array {
  return normalized(a.map((component, index) => weightA * component + weightB * (b[index] ?? 0)));
}

const randomDirection = (dimension: number, random: RandomSource): Float32Array =>
  normalized(Float32Array.from({ length: dimension }, () => normal(random)));

function normalized(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, component) => sum + component ** 2, 0));
  return vector.map((component) => component / length);
}

/** Normally distributed (Box and Muller 1958). */
const normal = (random: RandomSource): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
