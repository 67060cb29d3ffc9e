import { fnv1a } from '../fine-tuned/hash.ts';
import type { Features } from './features.ts';

/** Length of a vector. */
export const DIMENSIONS = 256;

/**
 * Part of the squared length that all texts have in common. Similarities are therefore SHARED for texts that have nothing
 * in common, and 1 for the same text: the narrow, high range in which neural embedders put texts of one field.
 */
const SHARED = 0.85;

/**
 * A vector of length 1: one shared component, and the features hashed into the others, each with a sign of its own so that
 * collisions cancel out on average (K. Weinberger et al., Feature Hashing for Large Scale Multitask Learning, 2009).
 */
export function vectorOf(features: Features): Float32Array {
  const vector = new Float32Array(DIMENSIONS);
  for (const [feature, weight] of features) {
    const hash = fnv1a(feature);
    const position = 1 + ((hash >>> 1) % (DIMENSIONS - 1));
    vector[position] = (vector[position] ?? 0) + (hash % 2 === 0 ? weight : -weight);
  }
  const length = Math.hypot(...vector);
  if (length === 0) {
    vector[0] = 1;
    return vector;
  }
  const scale = Math.sqrt(1 - SHARED) / length;
  for (let index = 1; index < DIMENSIONS; index++) vector[index] = (vector[index] ?? 0) * scale;
  vector[0] = Math.sqrt(SHARED);
  return vector;
}
