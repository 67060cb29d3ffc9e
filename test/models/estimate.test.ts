import { expect, it } from 'vitest';
import { createEstimator } from '../../src/models/estimate.ts';

it('a chat call is a guess until a reply has said its tokens', () => {
  const estimator = createEstimator('chat');
  expect(estimator.isGuess()).toBe(true);
  expect(estimator.estimate(301)).toEqual({ inputTokens: 101, outputTokens: 300 });
  estimator.learn(301, { inputTokens: null, outputTokens: 5 });
  expect(estimator.isGuess()).toBe(true);
});

it('then it is the most tokens a character, and twice the longest reply so far', () => {
  const estimator = createEstimator('chat');
  estimator.learn(400, { inputTokens: 100, outputTokens: 20 });
  estimator.learn(100, { inputTokens: 50, outputTokens: 10 });
  expect(estimator.isGuess()).toBe(false);
  expect(estimator.estimate(1000)).toEqual({ inputTokens: 500, outputTokens: 40 });
});

it('a call for vectors is never a guess: a character is taken for a token until one has said', () => {
  const estimator = createEstimator('embedding');
  expect(estimator.isGuess()).toBe(false);
  expect(estimator.estimate(300)).toEqual({ inputTokens: 300, outputTokens: 0 });
  estimator.learn(300, { inputTokens: 75, outputTokens: 0 });
  expect(estimator.estimate(300)).toEqual({ inputTokens: 75, outputTokens: 0 });
});
