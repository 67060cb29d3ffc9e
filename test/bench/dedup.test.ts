import { expect, it } from 'vitest';
import { clusteredVectors } from '../../bench/lib/clustered-vectors.ts';
import { compareLinks } from '../../bench/lib/compare-links.ts';
import { LINKERS, type LinkerName } from '../../bench/lib/linkers.ts';

const load = { vectors: 700, dimension: 30, seed: 1 };

it('the same seed gives the same vectors of length 1, another one others', () => {
  const vectors = clusteredVectors(load);
  expect(clusteredVectors(load)).toEqual(vectors);
  expect(clusteredVectors({ ...load, seed: 2 })).not.toEqual(vectors);
  expect(vectors).toHaveLength(700);
  for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
});

it('the exact ways of linking agree', async () => {
  const task = { threshold: 0.88, capMs: 1e6, packages: '' };
  const exact: LinkerName[] = [
    'blocks, WebAssembly',
    'one by one, WebAssembly',
    'blocks, plain',
    'flat Float32Array loop',
  ];
  const [first, ...others] = await Promise.all(exact.map((linker) => LINKERS[linker](clusteredVectors(load), task)));
  expect(first).toHaveLength(700);
  expect(new Set(first).size).toBeGreaterThan(100);
  for (const links of others) expect(links).toEqual(first);
});

it('links are compared with the exact ones', () => {
  // 0 and 2 are representatives; 1, 3 and 4 are linked
  const exact = Int32Array.of(0, 0, 2, 0, 2);
  expect(compareLinks(exact, exact)).toEqual({ shareDone: 1, recall: 1, same: 1, representatives: 2 });
  // 1 is missed, 3 goes elsewhere
  expect(compareLinks(Int32Array.of(0, 1, 2, 2, 2), exact)).toEqual({
    shareDone: 1,
    recall: 2 / 3,
    same: 3 / 5,
    representatives: 3,
  });
});

it('of links that stop early the products done are counted', () => {
  // products are 0, 1, 1, 2, 2: of 6 the first three vectors took 2
  expect(compareLinks(Int32Array.of(0, 0, 2), Int32Array.of(0, 0, 2, 0, 2))).toEqual({
    shareDone: 2 / 6,
    recall: 1,
    same: 1,
    representatives: 2,
  });
});
