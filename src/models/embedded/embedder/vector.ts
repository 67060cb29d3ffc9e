import { fnv1a } from '../fine-tuned/hash.ts';
import type { Features } from './features.ts';
import { CONCEPTS } from './glossary/concepts.ts';

/** Length of a vector: a shared component, one for each concept, and those that words and places are hashed into. */
const DIMENSIONS = 512;
const HASHED = 1 + CONCEPTS;

/**
 * Part of the squared length that all texts have in common. Similarities are therefore SHARED for texts that have nothing
 * in common, and 1 for the same text: the narrow, high range in which neural embedders put texts of one field.
 */
const SHARED = 0.82;

/** How long each kind of feature is in a vector, beside the others. */
const LENGTHS = { words: 1, concepts: 1.15, places: 0.8 };

/** Of few concepts the part is shorter, as that two texts share their only one says little: by a factor of √½ at this squared weight. */
const FEW_CONCEPTS = 4;

/** Components that a place is spread over, so that no two places fall into the same ones. */
const SPREAD = 4;

/** A component and what is added to it. */
type Part = [component: number, weight: number];

/** A vector of length 1; all of it is the shared component when there are no features. */
export function vectorOf({ words, concepts, places }: Features): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  const wordParts = [...words].map(([word, weight]) => hashed(word, weight));
  const conceptParts = [...concepts].map(([concept, weight]): Part => [1 + concept, weight]);
  const placeParts = [...places].flatMap(spread);
  add(vector, wordParts, LENGTHS.words / lengthOf(wordParts));
  add(vector, conceptParts, LENGTHS.concepts / Math.hypot(lengthOf(conceptParts), Math.sqrt(FEW_CONCEPTS)));
  add(vector, placeParts, LENGTHS.places / lengthOf(placeParts));
  return withShared(vector);
}

/** With a sign of its own, so that collisions cancel out on average (K. Weinberger et al., 2009, Feature Hashing for Large Scale Multitask Learning). */
function hashed(feature: string, weight: number): Part {
  const hash = fnv1a(feature);
  return [HASHED + ((hash >>> 1) % (DIMENSIONS - HASHED)), hash % 2 === 0 ? weight : -weight];
}

function spread(place: string): Part[] {
  return Array.from({ length: SPREAD }, (_, copy) => hashed(`place ${place} ${copy}`, 1));
}

function lengthOf(parts: readonly Part[]): number {
  return Math.sqrt(parts.reduce((sum, [, weight]) => sum + weight * weight, 0));
}

function add(vector: Float32Array, parts: readonly Part[], scale: number): void {
  for (const [component, weight] of parts) vector[component] = (vector[component] ?? 0) + weight * scale;
}

function withShared(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  if (length === 0) return vector.fill(1, 0, 1);
  const unit = vector.map((value) => (value * Math.sqrt(1 - SHARED)) / length);
  return unit.fill(Math.sqrt(SHARED), 0, 1);
}
