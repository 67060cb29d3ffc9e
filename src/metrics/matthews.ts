import { columnsOf, countAt, type Confusion } from './confusion.ts';

/**
 * Matthews correlation of several categories, in [-1, 1] (J. Gorodkin, 2004, Computational Biology and Chemistry
 * 28:367–374): the covariance of labels and answers over the root of the product of their variances. `unparsed` and
 * `failed` are answers that no label equals. Null when all labels, or all answers, are the same.
 */
export function matthews(confusion: Confusion): number | null {
  const columns = columnsOf(confusion.layout).map((_, column) => column);
  const rows = confusion.layout.names.map((_, row) => row);
  const labelled = columns.map((row) =>
    sum(columns.map((column) => (row < rows.length ? countAt(confusion, row, column) : 0))),
  );
  const answered = columns.map((column) => sum(rows.map((row) => countAt(confusion, row, column))));
  const total = sum(labelled);
  const correct = sum(rows.map((row) => countAt(confusion, row, row)));
  const covariance = correct * total - dot(labelled, answered);
  const variances = (total ** 2 - dot(labelled, labelled)) * (total ** 2 - dot(answered, answered));
  return variances === 0 ? null : covariance / Math.sqrt(variances);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((total, value, index) => total + value * (b[index] ?? 0), 0);
