// AssemblyScript; compiled into module.ts by build-kernel.ts.

/**
 * Compares every lane with every row, both vectors of `width` bytes of 16-bit codes (a multiple of 16; pointers are
 * aligned to 16). Writes lane << 16 | row, 32 bits each, to `found` for each inner product that reaches the 32-bit floor of
 * its lane, and returns how many. `laneCount` is a multiple of 4.
 */
export function screen(
  lanes: usize,
  laneCount: i32,
  rows: usize,
  rowCount: i32,
  width: usize,
  floors: usize,
  found: usize,
): i32 {
  let end = found;
  for (let lane = 0; lane < laneCount; lane += 4) {
    const a0 = lanes + <usize>lane * width;
    const a1 = a0 + width;
    const a2 = a1 + width;
    const a3 = a2 + width;
    const floor = v128.load(floors + (<usize>lane << 2));
    let row = 0;
    // Four by two sums fill the registers: more would spill, fewer would wait for memory.
    for (; row + 1 < rowCount; row += 2) {
      const b0 = rows + <usize>row * width;
      const b1 = b0 + width;
      let s00 = i32x4.splat(0), s10 = s00, s20 = s00, s30 = s00;
      let s01 = s00, s11 = s00, s21 = s00, s31 = s00;
      for (let at: usize = 0; at < width; at += 16) {
        const y0 = v128.load(b0 + at);
        const y1 = v128.load(b1 + at);
        const x0 = v128.load(a0 + at);
        s00 = i32x4.add(s00, i32x4.dot_i16x8_s(x0, y0));
        s01 = i32x4.add(s01, i32x4.dot_i16x8_s(x0, y1));
        const x1 = v128.load(a1 + at);
        s10 = i32x4.add(s10, i32x4.dot_i16x8_s(x1, y0));
        s11 = i32x4.add(s11, i32x4.dot_i16x8_s(x1, y1));
        const x2 = v128.load(a2 + at);
        s20 = i32x4.add(s20, i32x4.dot_i16x8_s(x2, y0));
        s21 = i32x4.add(s21, i32x4.dot_i16x8_s(x2, y1));
        const x3 = v128.load(a3 + at);
        s30 = i32x4.add(s30, i32x4.dot_i16x8_s(x3, y0));
        s31 = i32x4.add(s31, i32x4.dot_i16x8_s(x3, y1));
      }
      end = keep(end, lane, row, floor, totals(s00, s10, s20, s30));
      end = keep(end, lane, row + 1, floor, totals(s01, s11, s21, s31));
    }
    if (row < rowCount) {
      const b = rows + <usize>row * width;
      let s0 = i32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
      for (let at: usize = 0; at < width; at += 16) {
        const y = v128.load(b + at);
        s0 = i32x4.add(s0, i32x4.dot_i16x8_s(v128.load(a0 + at), y));
        s1 = i32x4.add(s1, i32x4.dot_i16x8_s(v128.load(a1 + at), y));
        s2 = i32x4.add(s2, i32x4.dot_i16x8_s(v128.load(a2 + at), y));
        s3 = i32x4.add(s3, i32x4.dot_i16x8_s(v128.load(a3 + at), y));
      }
      end = keep(end, lane, row, floor, totals(s0, s1, s2, s3));
    }
  }
  return <i32>((end - found) >> 2);
}

/** The total of each of four sums, side by side. */
// @ts-ignore: decorator
@inline
function totals(s0: v128, s1: v128, s2: v128, s3: v128): v128 {
  const halves01 = i32x4.add(v128.shuffle<i32>(s0, s1, 0, 4, 1, 5), v128.shuffle<i32>(s0, s1, 2, 6, 3, 7));
  const halves23 = i32x4.add(v128.shuffle<i32>(s2, s3, 0, 4, 1, 5), v128.shuffle<i32>(s2, s3, 2, 6, 3, 7));
  return i32x4.add(
    v128.shuffle<i32>(halves01, halves23, 0, 1, 4, 5),
    v128.shuffle<i32>(halves01, halves23, 2, 3, 6, 7),
  );
}

// @ts-ignore: decorator
@inline
function keep(end: usize, lane: i32, row: i32, floor: v128, products: v128): usize {
  let reached = i32x4.bitmask(i32x4.ge_s(products, floor));
  while (reached != 0) {
    store<u32>(end, (<u32>(lane + ctz(reached)) << 16) | <u32>row);
    end += 4;
    reached &= reached - 1;
  }
  return end;
}
