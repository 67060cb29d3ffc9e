import { expect, it } from 'vitest';
import { fitSoftmax, type Example } from '../../../src/pipelines/text/softmax.ts';
import { vectorOf } from './build.ts';

const A: Example = { vector: vectorOf(1, 0), label: 'a' };
const B: Example = { vector: vectorOf(0, 1), label: 'b' };

// By symmetry each vector's entry weighs w for its own label and −w for the other, and the intercepts are 0. The gradient
// vanishes at l2 · w = ½ · p with p = 1 / (1 + e^(2w)): for p = ¼, w = ½ ln 3 and l2 = ¼ / ln 3.
const L2 = 1 / (4 * Math.log(3));

const fit = (examples: readonly Example[]) => fitSoftmax(examples, { labels: ['a', 'b'], size: 2, l2: L2 });

it.each([
  ['one example each', [A, B]],
  ['three of a label, which then weigh a third each', [A, A, A, B]],
])('finds the optimum that symmetry gives, from %s', (_, examples) => {
  const model = fit(examples);
  const [probability, rest] = model.probabilities(A.vector);
  expect(probability).toBeCloseTo(3 / 4, 4);
  expect(rest).toBeCloseTo(1 / 4, 4);
  expect(model.contributions(A.vector, 0)[0]).toBeCloseTo(Math.log(3) / 2, 4);
  expect(model.contributions(A.vector, 1)[0]).toBeCloseTo(-Math.log(3) / 2, 4);
  expect(model.probabilities(vectorOf())[0]).toBeCloseTo(1 / 2, 4);
});

it('is the optimum for labels that overlap: no small change of an entry fits better', () => {
  const examples = [
    { vector: vectorOf(0.6, 0.8), label: 'a' },
    { vector: vectorOf(1, 0), label: 'b' },
    { vector: vectorOf(0, 1), label: 'c' },
    { vector: vectorOf(0.8, 0.6), label: 'c' },
  ];
  const l2 = 0.05;
  const model = fitSoftmax(examples, { labels: ['a', 'b', 'c'], size: 2, l2 });
  // At the optimum l2 · weight = Σ example weight · (1 if its label − probability) · entry, for each label and position.
  const shares = [1 / 3, 1 / 3, 1 / 6, 1 / 6];
  ['a', 'b', 'c'].forEach((label, index) => {
    [vectorOf(1, 0), vectorOf(0, 1)].forEach((unit, position) => {
      const pull = examples.reduce((sum, example, number) => {
        const at = example.vector.positions.indexOf(position);
        const error = (example.label === label ? 1 : 0) - (model.probabilities(example.vector)[index] ?? 0);
        return sum + (shares[number] ?? 0) * error * (example.vector.values[at] ?? 0);
      }, 0);
      expect(l2 * (model.contributions(unit, index)[0] ?? 0)).toBeCloseTo(pull, 4);
    });
  });
});

it('probabilities add up to 1, for labels without an example too', () => {
  const model = fitSoftmax([A, B], { labels: ['a', 'b', 'none'], size: 2, l2: L2 });
  const probabilities = model.probabilities(A.vector);
  expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 12);
  expect(probabilities[2]).toBeLessThan(probabilities[0] ?? 0);
});

it('a single label has probability 1', () => {
  expect(fitSoftmax([A], { labels: ['a'], size: 2, l2: L2 }).probabilities(B.vector)).toEqual([1]);
});

it('the same examples give the same weights to the last bit', () => {
  expect(fit([A, A, B]).contributions(A.vector, 0)).toEqual(fit([A, A, B]).contributions(A.vector, 0));
});
