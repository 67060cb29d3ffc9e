import type { Comparison, Screen } from './screen.ts';

/** The screen for a runtime without WebAssembly SIMD. */
export const plainScreen: Screen = (comparison) => {
  const { floors, rows, width } = comparison;
  const found: number[] = [];
  for (let lane = 0; lane < floors.length; lane += 4) {
    for (let row = 0; row < rows.length / width; row++) addReached(found, comparison, lane, row);
  }
  return Uint32Array.from(found);
};

/**
 * Compares four lanes with a row, which is so read once instead of four times. `encode` keeps the products within 32 bits.
 * Missing lanes are read as the last one, and have no floor to reach.
 */
function addReached(found: number[], { lanes, floors, rows, width }: Comparison, lane: number, row: number): void {
  const last = lanes.length - width;
  const start0 = lane * width;
  const start1 = Math.min(start0 + width, last);
  const start2 = Math.min(start1 + width, last);
  const start3 = Math.min(start2 + width, last);
  const startRow = row * width;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let at = 0; at < width; at++) {
    const code = rows[startRow + at] ?? 0;
    s0 = (s0 + Math.imul(lanes[start0 + at] ?? 0, code)) | 0;
    s1 = (s1 + Math.imul(lanes[start1 + at] ?? 0, code)) | 0;
    s2 = (s2 + Math.imul(lanes[start2 + at] ?? 0, code)) | 0;
    s3 = (s3 + Math.imul(lanes[start3 + at] ?? 0, code)) | 0;
  }
  if (s0 >= (floors[lane] ?? Infinity)) found.push(lane * 65_536 + row);
  if (s1 >= (floors[lane + 1] ?? Infinity)) found.push((lane + 1) * 65_536 + row);
  if (s2 >= (floors[lane + 2] ?? Infinity)) found.push((lane + 2) * 65_536 + row);
  if (s3 >= (floors[lane + 3] ?? Infinity)) found.push((lane + 3) * 65_536 + row);
}
