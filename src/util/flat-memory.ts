import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the engine from enlarging its nursery, which it would do for as long as a stream runs: what streams through is dead
 * soon, so a small one does, and a process needs the same memory for a short dump and a long one. To be called before
 * much has been loaded, as a nursery that has grown stays large.
 */
export function keepMemoryFlat(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
