import type { Comparison, Screen } from './screen.ts';

/** The screen for a runtime without WebAssembly SIMD. */
export const plainScreen: Screen = ({ lanes, floors, rows, width }) => {
  const found: number[] = [];
  const rowCount = rows.length / width;
  for (const [lane, floor] of floors.entries()) {
    for (let row = 0; row < rowCount; row++) {
      if (innerProduct({ lanes, rows, width }, lane, row) >= floor) found.push(lane * 65_536 + row);
    }
  }
  return Uint32Array.from(found);
};

/** In whole numbers of 32 bits, which `encode` keeps from overflowing. */
function innerProduct({ lanes, rows, width }: Omit<Comparison, 'floors'>, lane: number, row: number): number {
  const shift = row * width - lane * width;
  const end = (lane + 1) * width;
  let sum = 0;
  for (let at = lane * width; at < end; at++) sum = (sum + Math.imul(lanes[at] ?? 0, rows[at + shift] ?? 0)) | 0;
  return sum;
}
