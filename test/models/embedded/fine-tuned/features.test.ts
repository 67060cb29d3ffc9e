import { expect, it } from 'vitest';
import { ACTS, type Act } from '../../../../src/models/embedded/acts/act.ts';
import { featuresOf } from '../../../../src/models/embedded/fine-tuned/features.ts';
import { fnv1a } from '../../../../src/models/embedded/fine-tuned/hash.ts';
import { headInput } from '../../../../src/models/embedded/fine-tuned/head.ts';
import { piecesOf, wordsOf } from '../../../../src/models/embedded/fine-tuned/pieces.ts';
import { createReader } from '../../../../src/models/embedded/reading.ts';
import { type Line, messagesOf, systemPrompt, ZOO, ZOO_NAMES } from '../request.ts';

const read = createReader();
const featuresFrom = (lines: Line[]) => featuresOf(read(messagesOf(systemPrompt(ZOO), lines), null), ZOO_NAMES);
const key = (text: string): number => fnv1a(text) & 0xffff;

it('words are kept as they stand, the commonest too, and Chinese ones as pairs', () => {
  expect(wordsOf('You can’t, IO 磁盘满 5')).toEqual(['you', "can't", 'io', '磁盘', '盘满']);
});

it('pieces are four characters of a word and the spaces around it, and pairs in Chinese', () => {
  expect(piecesOf('A disk 磁盘')).toEqual([' dis', 'disk', 'isk ', '磁盘']);
});

it('the customer is heard by terms and pieces, the others by all their words', () => {
  const { terms, replies, keys } = featuresFrom([
    ['customer', 'Ponds leak'],
    ['agent', 'You can drain it'],
  ]);
  expect([...terms]).toEqual(expect.arrayContaining([key('pond'), key('leak')]));
  expect([...replies]).toEqual(['you', 'can', 'drain', 'it'].map(key).sort((a, b) => a - b));
  expect([...keys]).toEqual(expect.arrayContaining([...terms, key('onds'), key('eak ')]));
  expect([...keys]).not.toContain(key('rain'));
});

it('the same word counts apart when the customer says it and when another does', () => {
  const both = featuresFrom([
    ['customer', 'pond'],
    ['agent', 'pond'],
  ]);
  const [asked, replied] = headInput(both, [0, 0, 0], 16).bags;
  expect(asked!.buckets.every((bucket) => bucket < 8)).toBe(true);
  // hashes of the two halves have three bits, and a bag of one bucket the length of its kind
  expect(replied).toEqual({ buckets: Uint16Array.of(8 + (key('pond') & 7)), value: 2 });
});

it('acts count apart for the customer, for what the customer says after the opening, and for the others', () => {
  const { acts } = featuresFrom([
    ['customer', 'Thanks.'],
    ['agent', 'Sorry. Sorry. Sorry. Sorry.'],
    ['customer', 'Thanks. Thanks.'],
  ]);
  const shares = (act: Act): number[] => [0, 1, 2].map((who) => acts[who * ACTS.length + ACTS.indexOf(act)] ?? NaN);
  // thirds of three sentences, and no more than that
  expect(shares('thanks')).toEqual([1, 2 / 3, 0]);
  expect(shares('apologises')).toEqual([0, 0, 1]);
});
