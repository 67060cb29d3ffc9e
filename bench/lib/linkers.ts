import { createRequire } from 'node:module';
import path from 'node:path';
import type { Screen } from '../../src/dedup/nearest/kernel/screen.ts';
import { plainScreen } from '../../src/dedup/nearest/kernel/plain-screen.ts';
import { createWasmScreen } from '../../src/dedup/nearest/kernel/wasm-screen.ts';
import { createLinker } from '../../src/dedup/nearest/linker.ts';
import { createRepresentatives } from '../../src/dedup/nearest/representatives.ts';

export interface LinkTask {
  /** From which similarity a vector is linked. */
  threshold: number;
  /** After how many milliseconds a loop that takes too long stops. */
  capMs: number;
  /** The folder that other packages are installed in. */
  packages: string;
}

/** Position of the representative of each vector, as far as it came. */
type LinkAll = (vectors: readonly Float32Array[], task: LinkTask) => Promise<Int32Array>;

export const LINKERS = {
  'blocks, WebAssembly': (vectors, task) => linkInBlocks(vectors, task, wasmScreen()),
  'one by one, WebAssembly': (vectors, task) => Promise.resolve(linkOneByOne(vectors, task, wasmScreen())),
  'blocks, plain': (vectors, task) => linkInBlocks(vectors, task, plainScreen),
  'flat Float32Array loop': (vectors, task) => Promise.resolve(linkFlat(vectors, task)),
  'usearch f32': (vectors, task) => Promise.resolve(linkByUsearch(vectors, task, 'f32')),
  'usearch i8': (vectors, task) => Promise.resolve(linkByUsearch(vectors, task, 'i8')),
} satisfies Record<string, LinkAll>;

export type LinkerName = keyof typeof LINKERS;

function wasmScreen(): Screen {
  const screen = createWasmScreen();
  if (screen === null) throw new Error('this runtime has no WebAssembly SIMD');
  return screen;
}

/** Vectors that are handed over at once. */
const HANDFUL = 4096;

async function linkInBlocks(vectors: readonly Float32Array[], { threshold, capMs }: LinkTask, screen: Screen) {
  const isLate = stopWatch(capMs);
  const linker = createLinker({ dimension: dimensionOf(vectors), atLeast: threshold, screen });
  const found: number[] = [];
  while (found.length < vectors.length && !isLate()) {
    const handful = vectors.slice(found.length, found.length + HANDFUL);
    const links = await linker.link(handful, { signal: new AbortController().signal });
    found.push(...links.map(({ representative }) => representative));
  }
  return Int32Array.from(found);
}

function linkOneByOne(vectors: readonly Float32Array[], { threshold, capMs }: LinkTask, screen: Screen): Int32Array {
  const representatives = createRepresentatives(dimensionOf(vectors), screen);
  const options = { atLeast: threshold, isAllowed: () => true };
  return linkEach(vectors, capMs, {
    nearest: (vector) => representatives.nearest(vector, options)?.slot ?? null,
    add: (vector) => representatives.add(vector),
  });
}

/** What most would write: vectors of length 1 side by side, four sums, the best so far. */
function linkFlat(vectors: readonly Float32Array[], { threshold, capMs }: LinkTask): Int32Array {
  const dimension = dimensionOf(vectors);
  const flat = new Float32Array(vectors.length * dimension);
  let size = 0;
  return linkEach(vectors, capMs, {
    nearest: (vector) => {
      let best: number | null = null;
      let bestProduct = threshold;
      for (let slot = 0; slot < size; slot++) {
        const product = innerProduct(vector, flat, slot * dimension);
        if (product < bestProduct || (product === bestProduct && best !== null)) continue;
        best = slot;
        bestProduct = product;
      }
      return best;
    },
    add: (vector) => flat.set(vector, dimension * size++),
  });
}

function innerProduct(vector: Float32Array, flat: Float32Array, start: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let at = 0;
  for (; at + 3 < vector.length; at += 4) {
    s0 += vector[at]! * flat[start + at]!;
    s1 += vector[at + 1]! * flat[start + at + 1]!;
    s2 += vector[at + 2]! * flat[start + at + 2]!;
    s3 += vector[at + 3]! * flat[start + at + 3]!;
  }
  for (; at < vector.length; at++) s0 += vector[at]! * flat[start + at]!;
  return s0 + s1 + s2 + s3;
}

/** The part of usearch that is used. */
interface Usearch {
  Index: new (options: Record<string, string | number>) => {
    add(key: bigint, vector: Float32Array, threads: number): void;
    search(vector: Float32Array, k: number, threads: number): { keys: BigUint64Array; distances: Float32Array };
  };
}

/** An approximate index, HNSW: it may miss the nearest, or all that are near enough. */
function linkByUsearch(vectors: readonly Float32Array[], task: LinkTask, quantization: 'f32' | 'i8'): Int32Array {
  const { Index } = createRequire(path.join(task.packages, 'package.json'))('usearch') as Usearch;
  const index = new Index({
    dimensions: dimensionOf(vectors),
    metric: 'cos',
    quantization,
    connectivity: 16,
    expansion_add: 128,
    expansion_search: 64,
  });
  let size = 0;
  // Not stopped: what is left would be unknown, as an index does not look at every vector.
  return linkEach(vectors, Infinity, {
    nearest: (vector) => {
      if (size === 0) return null;
      const { keys, distances } = index.search(vector, 1, 1);
      return 1 - (distances[0] ?? 2) >= task.threshold ? Number(keys[0]) : null;
    },
    add: (vector) => index.add(BigInt(size++), vector, 1),
  });
}

/** Representatives have slots, in the order in which they are added. */
interface Search {
  nearest: (vector: Float32Array) => number | null;
  add: (vector: Float32Array) => void;
}

function linkEach(vectors: readonly Float32Array[], capMs: number, { nearest, add }: Search): Int32Array {
  const isLate = stopWatch(capMs);
  const positions: number[] = [];
  const found = new Int32Array(vectors.length);
  for (const [position, vector] of vectors.entries()) {
    if (isLate()) return found.slice(0, position);
    const slot = nearest(vector);
    if (slot === null) {
      add(vector);
      positions.push(position);
    }
    found[position] = slot === null ? position : (positions[slot] ?? position);
  }
  return found;
}

function stopWatch(capMs: number): () => boolean {
  const startedAt = performance.now();
  return () => performance.now() - startedAt > capMs;
}

const dimensionOf = (vectors: readonly Float32Array[]): number => vectors[0]?.length ?? 1;
