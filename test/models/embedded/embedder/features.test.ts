import { expect, it } from 'vitest';
import { featuresOf } from '../../../../src/models/embedded/embedder/features.ts';

it('a text without a word has no features', () => {
  expect(featuresOf(' … ')).toEqual({ words: new Map(), concepts: new Map(), places: new Set() });
});

it('words weigh 1, pairs of words half, names double', () => {
  expect(featuresOf('Pods pull ErrImagePull.').words).toEqual(
    new Map([
      ['pod', 1],
      ['pull', 1],
      ['pod pull', 0.5],
      ['errimagepul', 1],
      ['pull errimagepul', 0.5],
      ['name errimagepull', 2],
    ]),
  );
});

it('a place is one thing, and not its words', () => {
  const { words, places } = featuresOf('CN-East-1 and us-west-2 are dark, db-4711 too');
  expect(places).toEqual(new Set(['cn-east-1', 'us-west-2']));
  for (const word of ['cn', 'east', 'us', 'west']) expect(words.has(word)).toBe(false);
});
