import { expect, it } from 'vitest';
import { createPairCollector } from '../../../src/dedup/nearest/pair-list.ts';

it('keeps every pair while it grows', () => {
  const collector = createPairCollector();
  for (let pair = 0; pair < 5000; pair++) collector.add(pair, pair + 1, pair / 5000);
  const { length, earlier, later, similarity } = collector.finish();
  expect(length).toBe(5000);
  expect([...earlier]).toEqual(Array.from({ length: 5000 }, (_, pair) => pair));
  expect([...later]).toEqual(Array.from({ length: 5000 }, (_, pair) => pair + 1));
  expect([...similarity]).toEqual(Array.from({ length: 5000 }, (_, pair) => pair / 5000));
});

it('says what to do about too many pairs', () => {
  const collector = createPairCollector(2048);
  for (let pair = 0; pair < 2048; pair++) collector.add(pair, pair + 1, 0.9);
  expect(() => collector.add(0, 2, 0.9)).toThrow(
    'more than 2048 pairs are similar enough: ask for a higher similarity',
  );
  expect(collector.finish()).toHaveLength(2048);
});
