import { fnv1a } from '../fine-tuned/hash.ts';
import type { Features } from './features.ts';
import { CONCEPTS } from './glossary/concepts.ts';

/** Length of a vector: a shared component, one for each concept, and those that words and places are hashed into. */
export const DIMENSIONS = 512;
const HASHED = 1 + CONCEPTS;

/**
 * Part of the squared length that all texts have in common. Similarities are therefore SHARED for texts that have nothing
 * in common, and 1 for the same text: the narrow, high range in which neural embedders put texts of one field.
 */
const SHARED = 0.82;

/** How long what is said in each way is in a vector, however much of it there is. */
const LENGTHS = { words: 1, concepts: 1, places: 0.8 };

/** Components that a place is spread over, so that no two places fall into the same ones. */
const SPREAD = 4;

/** A component and what is added to it. */
type Part = [component: number, weight: number];

/** A vector of length 1. */
export function vectorOf({ words, concepts, places }: Features): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  add(
    vector,
    LENGTHS.words,
    [...words].map(([word, weight]) => hashed(word, weight)),
  );
  add(
    vector,
    LENGTHS.concepts,
    [...concepts].map(([concept, weight]) => [1 + concept, weight]),
  );
  add(vector, LENGTHS.places, [...places].flatMap(spread));
  const length = lengthOf(vector);
  const scale = length === 0 ? 0 : Math.sqrt(1 - SHARED) / length;
  for (let index = 1; index < DIMENSIONS; index++) vector[index] = (vector[index] ?? 0) * scale;
  vector[0] = length === 0 ? 1 : Math.sqrt(SHARED);
  return vector;
}

function add(vector: Float32Array, length: number, parts: readonly Part[]): void {
  const scale = length / lengthOf(parts.map(([, weight]) => weight));
  for (const [component, weight] of parts) vector[component] = (vector[component] ?? 0) + weight * scale;
}

/** With a sign of its own, so that collisions cancel out on average (K. Weinberger et al., Feature Hashing for Large Scale Multitask Learning, 2009). */
function hashed(feature: string, weight: number): Part {
  const hash = fnv1a(feature);
  return [HASHED + ((hash >>> 1) % (DIMENSIONS - HASHED)), hash % 2 === 0 ? weight : -weight];
}

function spread(place: string): Part[] {
  return Array.from({ length: SPREAD }, (_, copy) => hashed(`place ${place} ${copy}`, 1));
}

function lengthOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}
