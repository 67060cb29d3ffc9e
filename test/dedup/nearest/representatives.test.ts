import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRepresentatives,
  type Nearest,
  type Representatives,
} from '../../../src/dedup/nearest/representatives.ts';
import { clusteredVectors, naiveSimilarity } from './naive.ts';
import { SCREENS } from './screens.ts';

const all = (): boolean => true;

function naiveNearest(open: Map<number, Float32Array>, vector: Float32Array, atLeast: number): Nearest | null {
  const [best] = [...open]
    .map(([slot, other]) => ({ slot, similarity: naiveSimilarity(other, vector) }))
    .filter(({ similarity }) => similarity >= atLeast)
    .sort((a, b) => b.similarity - a.similarity || a.slot - b.slot);
  return best ?? null;
}

const smallVector = fc
  .array(fc.integer({ min: -2, max: 2 }), { minLength: 3, maxLength: 3 })
  .filter((numbers) => numbers.some((number) => number !== 0))
  .map((numbers) => Float32Array.from(numbers));
const step = fc.record({
  action: fc.constantFrom('add', 'add', 'replace', 'close'),
  which: fc.nat(),
  vector: smallVector,
});

it.each([1, 5, 255, 256, 1024])('answers as a naive loop does among hundreds of %i dimensions', (dimension) => {
  const vectors = clusteredVectors(600, dimension);
  const indexes = SCREENS.map(([name, screen]) => ({
    name,
    representatives: createRepresentatives(dimension, screen),
  }));
  for (const { representatives } of indexes) for (const vector of vectors) representatives.add(vector);
  for (const query of clusteredVectors(10, dimension, 2).concat(vectors.slice(-10))) {
    for (const atLeast of [-1, 0.3, 0.95]) {
      const expected = naiveNearest(new Map(vectors.entries()), query, atLeast);
      for (const { name, representatives } of indexes) {
        expect(representatives.nearest(query, { atLeast, isAllowed: all }), name).toEqual(expected);
      }
    }
  }
});

describe.each(SCREENS)('%s', (_, screen) => {
  it('answers as a naive loop does while slots are added, replaced and closed', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        smallVector,
        fc.constantFrom(-1, 0, 0.5, 0.9, 1),
        (steps, query, atLeast) => {
          const representatives = createRepresentatives(3, screen);
          const open = new Map<number, Float32Array>();
          for (const { action, which, vector } of steps) {
            const slots = [...open.keys()];
            const slot = slots[which % slots.length];
            if (action === 'add' || slot === undefined) open.set(representatives.add(vector), vector);
            else if (action === 'replace') {
              representatives.replace(slot, vector);
              open.set(slot, vector);
            } else {
              representatives.close(slot);
              open.delete(slot);
            }
            expect(representatives.size).toBe(open.size);
            expect(representatives.nearest(query, { atLeast, isAllowed: all })).toEqual(
              naiveNearest(open, query, atLeast),
            );
          }
        },
      ),
    );
  });

  it('answers the nearest slot that is allowed', () => {
    const representatives = createRepresentatives(2, screen);
    for (const [x, y] of [[1, 0], [4, 3], [3, 4], [4, 3]]) representatives.add(Float32Array.of(x!, y!)); // prettier-ignore
    const query = Float32Array.of(4, 3);
    const nearest = (...allowed: number[]): Nearest | null =>
      representatives.nearest(query, { atLeast: 0.8, isAllowed: (slot) => allowed.includes(slot) });
    expect(nearest(0, 1, 2, 3)).toEqual({ slot: 1, similarity: 1 });
    expect(nearest(0, 2, 3)).toEqual({ slot: 3, similarity: 1 });
    // (12 + 12) / 25, and 4 / 5
    expect(nearest(0, 2)).toEqual({ slot: 2, similarity: 0.96 });
    expect(nearest(0)).toEqual({ slot: 0, similarity: 0.8 });
    expect(nearest()).toBeNull();
  });
});

it('gives no slot twice, and refuses a slot that is closed or was never given', () => {
  const representatives = createRepresentatives(1);
  const vector = Float32Array.of(1);
  expect([representatives.add(vector), representatives.add(vector)]).toEqual([0, 1]);
  representatives.close(1);
  expect(representatives.add(vector)).toBe(2);
  expect(() => representatives.close(1)).toThrow('slot 1');
  expect(() => representatives.replace(3, vector)).toThrow(RangeError);
});

it.each([
  ['a vector of zeros to add', (slots: Representatives) => slots.add(Float32Array.of(0)), 'slot 1: '],
  ['another dimension to replace one', (slots: Representatives) => slots.replace(0, Float32Array.of(1, 2)), 'slot 0: '],
  [
    'NaN to compare',
    (slots: Representatives) => ask(slots, Float32Array.of(Number.NaN), 0.5),
    'the vector to compare: ',
  ],
  ['no similarity to look for', (slots: Representatives) => ask(slots, Float32Array.of(1), Number.NaN), 'atLeast: '],
])('refuses %s, and goes on', (_, attempt, problem) => {
  const representatives = createRepresentatives(1);
  representatives.add(Float32Array.of(-2));
  expect(() => attempt(representatives)).toThrow(RangeError);
  expect(() => attempt(representatives)).toThrow(problem);
  expect(representatives.size).toBe(1);
  expect(ask(representatives, Float32Array.of(-1), 0.5)).toEqual({ slot: 0, similarity: 1 });
  expect(representatives.add(Float32Array.of(3))).toBe(1);
});

const ask = (representatives: Representatives, vector: Float32Array, atLeast: number): Nearest | null =>
  representatives.nearest(vector, { atLeast, isAllowed: all });

it('keeps its own copy of a vector', () => {
  const representatives = createRepresentatives(2);
  const vector = Float32Array.of(1, 0);
  representatives.add(vector);
  vector.set([0, 1]);
  expect(representatives.nearest(vector, { atLeast: 0.5, isAllowed: all })).toBeNull();
});
