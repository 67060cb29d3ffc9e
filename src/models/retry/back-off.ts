import type { RandomSource } from '../../util/random.ts';

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * Milliseconds to wait after so many failures in a row, from 1: a random part of half a second, doubled with every failure up
 * to 30 s ("full jitter": M. Brooker, Exponential Backoff And Jitter, AWS Architecture Blog, 2015).
 */
export const backOffMs = (failures: number, random: RandomSource): number =>
  random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
