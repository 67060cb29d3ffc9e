import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the engine from enlarging its nursery, which it would do for as long as a stream runs: what streams through is dead
 * soon, so a small one does, and a process needs the same memory for a short dump and a long one. To be called before
 * much has been loaded, as a nursery that has grown stays large.
 */
export function keepMemoryFlat(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Lets the nursery grow after all, up to the engine's own limit, which is soon reached: what hundreds of calls in flight hold
 * outlives a small one, and would be kept as if it were for good.
 */
export function makeRoomForCalls(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
}
