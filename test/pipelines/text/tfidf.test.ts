import { expect, it } from 'vitest';
import { readCorpus } from '../../../src/pipelines/text/corpus.ts';
import { fitTfidf } from '../../../src/pipelines/text/tfidf.ts';
import { streamOf } from '../../runs/build.ts';
import { example } from '../learn.ts';

// disk in 2 of 2 tickets: 1 + ln(3/3) = 1; full and slow in one: 1 + ln(3/2) = 1.40547. √(1 + 1.40547²) = 1.72492.
it.each([
  [['disk'], [1]],
  [
    ['disk', 'full'],
    [1 / 1.72492, 1.40547 / 1.72492],
  ],
  [
    ['full', 'slow'],
    [Math.SQRT1_2, Math.SQRT1_2],
  ],
  [['zebra'], []],
])('the vector of %j is %j', async (terms, expected) => {
  const corpus = await readCorpus(streamOf([example(1, 'failure', 'disk full'), example(2, 'other', 'disk slow')]));
  const positions = corpus.positionsOf(terms);
  const vector = fitTfidf(corpus)(positions);
  expect(vector.positions).toEqual(positions);
  expect(vector.values.length).toBe(expected.length);
  expected.forEach((value, entry) => expect(vector.values[entry]).toBeCloseTo(value, 5));
});
