import { describe, expect, it } from 'vitest';
import { createLinker, type Link } from '../../../src/dedup/nearest/linker.ts';
import type { Screen } from '../../../src/dedup/nearest/kernel/screen.ts';
import { clusteredVectors, naiveLinks } from './naive.ts';
import { SCREENS } from './screens.ts';

const never = new AbortController().signal;

const link = (vectors: readonly Float32Array[], atLeast: number, screen: Screen): Promise<Link[]> =>
  createLinker({ dimension: vectors[0]!.length, atLeast, screen }).link(vectors, { signal: never });

/** Unit vectors of two dimensions. */
const atDegrees = (...angles: number[]): Float32Array[] =>
  angles.map((angle) => Float32Array.of(Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)));

it.each([
  { count: 900, dimension: 256, atLeast: 0.88 },
  { count: 900, dimension: 3, atLeast: 0.999 },
  { count: 300, dimension: 5, atLeast: -1 },
  { count: 600, dimension: 255, atLeast: 0.95 },
  { count: 257, dimension: 1, atLeast: 1 },
  { count: 200, dimension: 1024, atLeast: 0.9 },
  { count: 1, dimension: 7, atLeast: 0.5 },
])(
  'links as a naive loop does: $count vectors of $dimension, at least $atLeast',
  async ({ count, dimension, atLeast }) => {
    const vectors = clusteredVectors(count, dimension);
    const expected = naiveLinks(vectors, atLeast);
    for (const [name, screen] of SCREENS) expect(await link(vectors, atLeast, screen), name).toEqual(expected);
  },
);

describe.each(SCREENS)('%s', (_, screen) => {
  it('links to the nearest representative, not to a nearer vector that is linked itself', async () => {
    // cos 30 = 0.866: 25 is linked to 0; 50 is 25 degrees from it but 50 from the representative, and founds a group;
    // 26 is 26 from 0 and 24 from 50
    const links = await link(atDegrees(0, 25, 50, 26), 0.866025, screen);
    expect(links.map(({ representative }) => representative)).toEqual([0, 0, 2, 2]);
    expect(links[3]?.similarity).toBeCloseTo(0.913545, 6);
  });

  it('links to the earliest of equally near representatives', async () => {
    const vectors = [Float32Array.of(0, 0, 1), ...atDegrees(0, 90, 45).map(([x, y]) => Float32Array.of(x!, y!, 0))];
    expect((await link(vectors, 0.7, screen))[3]).toEqual({ representative: 1, similarity: 0.707107 });
    const later = [
      ...vectors.slice(0, 3),
      ...clusteredVectors(300, 3).map(([, , z]) => Float32Array.of(0, 0, z! || 1)),
    ];
    expect((await link([...later, vectors[3]!], 0.7, screen)).at(-1)).toEqual({
      representative: 1,
      similarity: 0.707107,
    });
  });

  it('links every copy to the first', async () => {
    const vectors = new Array<Float32Array>(600).fill(clusteredVectors(1, 33)[0]!);
    expect(await link(vectors, 1, screen)).toEqual(vectors.map(() => ({ representative: 0, similarity: 1 })));
  });

  it('gives the same links whatever parts the vectors come in', async () => {
    const vectors = clusteredVectors(900, 16);
    const linker = createLinker({ dimension: 16, atLeast: 0.9, screen });
    const links: Link[] = [];
    let from = 0;
    for (const size of [0, 1, 255, 3, 256, 300, 85]) {
      links.push(...(await linker.link(vectors.slice(from, from + size), { signal: never })));
      from += size;
    }
    expect(links).toEqual(await link(vectors, 0.9, screen));
  });

  it('stops when it is aborted on the way', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    let calls = 0;
    const aborting: Screen = (comparison) => {
      if (++calls === 2) controller.abort(reason);
      return screen(comparison);
    };
    const linker = createLinker({ dimension: 32, atLeast: 0.99, screen: aborting });
    await expect(linker.link(clusteredVectors(2000, 32), { signal: controller.signal })).rejects.toBe(reason);
    expect(calls).toBe(2);
  });
});

it('names a vector that can not be compared by its position in everything that was given', async () => {
  const linker = createLinker({ dimension: 3, atLeast: 0.5 });
  await linker.link(clusteredVectors(300, 3), { signal: never });
  const more = [...clusteredVectors(299, 3), Float32Array.of(0, 0, 0)];
  await expect(linker.link(more, { signal: never })).rejects.toThrow(/^vector 599: .*0/);
});
