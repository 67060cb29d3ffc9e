/** Numbers in [0, 1). */
export type RandomSource = () => number;

/**
 * A seeded source, the same on every machine: mulberry32 (T. Ettinger, public domain), 32 bits of state.
 * `seed` is an integer; only its lowest 32 bits count. Good enough for resampling, not for secrets.
 */
export function seededRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
