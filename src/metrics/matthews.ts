import type { Marginals } from './confusion.ts';

/**
 * Matthews correlation of several categories, in [-1, 1] (J. Gorodkin, 2004, Computational Biology and Chemistry
 * 28:367–374): the covariance of labels and answers over the root of the product of their variances. `unparsed` and
 * `failed` are answers that no label equals. Null when all labels, or all answers, are the same.
 */
export function matthews({ labelled, answered, correct, total }: Marginals): number | null {
  const covariance = correct * total - dot(labelled, answered);
  const variances = (total ** 2 - dot(labelled, labelled)) * (total ** 2 - dot(answered, answered));
  return variances === 0 ? null : covariance / Math.sqrt(variances);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
