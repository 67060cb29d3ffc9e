import { expect, it } from 'vitest';
import { baselineKnn } from '../../src/pipelines/baseline-knn.ts';
import { ask, example, learn, UNRELATED } from './learn.ts';

it('weighs each vote with its cosine similarity', async () => {
  // idf: disk 1 + ln(4/4) = 1, full 1 + ln(4/2) = 1.6931, slow 1 + ln(4/3) = 1.2877. The cosine of "disk" with T-1 is
  // 1 / √(1 + 1.6931²) = 0.5085, with T-2 and T-3 it is 1 / √(1 + 1.2877²) = 0.6134: 1.2267 of 1.7353 votes.
  const tickets = [
    example(1, 'failure', 'disk full'),
    example(2, 'other', 'disk slow'),
    example(3, 'other', 'disk slow'),
  ];
  const prediction = await ask(await learn(baselineKnn, tickets), 'disk');
  expect(prediction).toMatchObject({
    category: 'other',
    reasoning: 'Most similar: T-2 (other, 0.61), T-3 (other, 0.61), T-1 (failure, 0.51).',
  });
  expect(prediction.status === 'answered' && prediction.confidence).toBeCloseTo(0.7069, 4);
});

it('a close neighbour outweighs two distant ones', async () => {
  // idf: disk 1 and the others 1.6931, but full of T-1 alone is asked for: cosine 1 with T-1, and with the others
  // 1/√(1 + 1.6931²) · 1/√(1 + 2 · 1.6931²) = 0.5085 · 0.3854 = 0.1960
  const tickets = [
    example(1, 'failure', 'disk full'),
    example(2, 'other', 'disk slow quota'),
    example(3, 'other', 'disk price limit'),
  ];
  const prediction = await ask(await learn(baselineKnn, tickets), 'disk full');
  expect(prediction).toMatchObject({ category: 'failure' });
  expect(prediction.status === 'answered' && prediction.confidence).toBeCloseTo(1 / 1.392, 3);
});

it('five vote; of equally similar tickets those with the first ids', async () => {
  const labels = ['failure', 'failure', 'failure', 'other', 'other', 'other', 'other', 'other'];
  const tickets = labels.map((label, index) => example(index + 1, label, 'disk'));
  const prediction = await ask(await learn(baselineKnn, tickets), 'disk');
  expect(prediction).toMatchObject({ category: 'failure' });
  expect(prediction.status === 'answered' && prediction.confidence).toBeCloseTo(3 / 5, 6);
});

it('a tie goes to the first label in the alphabet', async () => {
  const pipeline = await learn(baselineKnn, [example(1, 'zeta', 'disk'), example(2, 'alpha', 'disk')]);
  expect(await ask(pipeline, 'disk')).toMatchObject({ category: 'alpha', confidence: 0.5 });
});

it.each([
  ['the ticket itself', { id: 'T-1' }, 'Most similar: T-2 (failure, 1.00), T-3 (other, 1.00).'],
  ['tickets of its incident', { incidentId: 'INC-1' }, 'Most similar: T-3 (other, 1.00).'],
  [
    'nobody else',
    { incidentId: 'INC-2' },
    'Most similar: T-1 (failure, 1.00), T-2 (failure, 1.00), T-3 (other, 1.00).',
  ],
])('%s has no vote: %j', async (_, provenance, reasoning) => {
  const tickets = [
    example(1, 'failure', 'disk', 'INC-1'),
    example(2, 'failure', 'disk', 'INC-1'),
    example(3, 'other', 'disk'),
  ];
  const pipeline = await learn(baselineKnn, tickets);
  expect(await ask(pipeline, 'disk', { ...UNRELATED, ...provenance })).toMatchObject({ reasoning });
});

it('with nobody to vote it is the quiet category, without a confidence', async () => {
  const pipeline = await learn(baselineKnn, [example(1, 'failure', 'disk')]);
  const quiet = { category: 'other', confidence: null, reasoning: 'No training ticket shares a term with it.' };
  expect(await ask(pipeline, 'invoice')).toMatchObject(quiet);
  expect(await ask(pipeline, 'disk', { ...UNRELATED, id: 'T-1' })).toMatchObject(quiet);
});
