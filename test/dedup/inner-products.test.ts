import { expect, it } from 'vitest';
import { forEachInnerProducts } from '../../src/dedup/inner-products.ts';
import { seededRandom } from '../../src/util/random.ts';

async function productsOf(vectors: readonly Float32Array[]): Promise<number[][]> {
  const found: number[][] = [];
  const { signal } = new AbortController();
  await forEachInnerProducts(vectors, { signal, visit: (place, products) => (found[place] = [...products]) });
  return found;
}

it('each vector is multiplied with all before it', async () => {
  const vectors = [Float32Array.of(1, 2), Float32Array.of(3, 4), Float32Array.of(5, 6)];
  // 3 + 8; 5 + 12 and 15 + 24
  expect(await productsOf(vectors)).toEqual([[], [11], [17, 39]]);
  expect(await productsOf([])).toEqual([]);
});

it.each([1, 4, 5, 11])(
  'sums of %d vectors are to the last bit those of one component after the other',
  async (count) => {
    const random = seededRandom(count);
    const vectors = Array.from({ length: count }, () => Float32Array.from({ length: 37 }, () => random() - 0.5));
    const plain = vectors.map((a, place) =>
      vectors.slice(0, place).map((b) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)),
    );
    expect(await productsOf(vectors)).toEqual(plain);
  },
);

it('ends with the reason of the signal when that is aborted on the way', async () => {
  const controller = new AbortController();
  const vectors = Array.from({ length: 9 }, () => Float32Array.of(1));
  const visited: number[] = [];
  const visit = (place: number): void => {
    visited.push(place);
    if (place === 3) controller.abort(new Error('enough'));
  };
  await expect(forEachInnerProducts(vectors, { signal: controller.signal, visit })).rejects.toThrow('enough');
  expect(visited).toEqual([0, 1, 2, 3]);
});
