import { expect, it } from 'vitest';
import { baselineTfidfLogreg } from '../../src/pipelines/baseline-tfidf-logreg.ts';
import { ask, example, learn } from './learn.ts';

// By symmetry "disk" weighs w for failure and −w for other, and the intercepts are 0. Where the gradient vanishes,
// w = p / (2 · 0.1) with p = 1 / (1 + e^(2w)), the probability left to the wrong label: w = 0.8168, p = 0.1633.
const PAIR = [example(1, 'failure', 'disk'), example(2, 'other', 'invoice')];

it.each([
  ['disk', 'failure', 0.8367],
  ['invoice', 'other', 0.8367],
  ['disk invoice', 'failure', 0.5], // a tie, so the first in the alphabet
  ['zebra', 'failure', 0.5],
])('%j → %s with probability %d', async (text, category, confidence) => {
  const prediction = await ask(await learn(baselineTfidfLogreg, PAIR), text);
  expect(prediction).toMatchObject({ category });
  expect(prediction.status === 'answered' && prediction.confidence).toBeCloseTo(confidence, 3);
});

it('a label says as much with one ticket as another with four', async () => {
  const more = [3, 4, 5].map((number) => example(number, 'other', 'calm'));
  const pipeline = await learn(baselineTfidfLogreg, [
    example(1, 'failure', 'disk'),
    example(2, 'other', 'calm'),
    ...more,
  ]);
  const prediction = await ask(pipeline, 'disk');
  expect(prediction).toMatchObject({ category: 'failure', reasoning: 'Terms with the most weight: disk.' });
  expect(prediction.status === 'answered' && prediction.confidence).toBeCloseTo(0.8367, 3);
});

it('names the five terms with the most weight, none that speaks against', async () => {
  const words = 'alarm crash smoke spark steam thunder';
  // "alarm" is said by the other ticket too, so it weighs least
  const tickets = [example(1, 'failure', words), example(2, 'other', 'alarm calm')];
  expect(await ask(await learn(baselineTfidfLogreg, tickets), `calm ${words}`)).toMatchObject({
    category: 'failure',
    reasoning: 'Terms with the most weight: crash, smoke, spark, steam, thunder.',
  });
});

it('with a single label there is no doubt', async () => {
  const pipeline = await learn(baselineTfidfLogreg, [example(1, 'loss', 'invoice')]);
  expect(await ask(pipeline, 'zebra')).toMatchObject({ category: 'loss', confidence: 1 });
});
