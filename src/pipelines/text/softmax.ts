import { addTo, dot, type SparseVector } from './sparse-vector.ts';

export interface Example {
  /** Of length 1 at most. */
  vector: SparseVector;
  label: string;
}

export interface SoftmaxOptions {
  /** Every label of the examples. */
  labels: readonly string[];
  /** All positions of vectors are below it. */
  size: number;
  /** Weight of half the sum of squared weights, beside the mean loss; above 0. */
  l2: number;
}

export interface SoftmaxModel {
  /** The probability of each label, in the order of the labels; they add up to 1. */
  probabilities(vector: SparseVector): number[];
  /** What each entry of the vector adds to the score of the label with that index. */
  contributions(vector: SparseVector, label: number): number[];
}

/** The gradient is brought below this in every direction, or as far as that many steps lead. */
const PRECISION = 1e-5;
const MOST_STEPS = 1000;

/**
 * Multinomial logistic regression with an L2 penalty. Each label weighs the same in sum, however many examples it has, and
 * the intercept is a constant entry of 1, penalised too. Fitted by accelerated gradient descent on all examples at once
 * (Y. Nesterov, 2004, Introductory Lectures on Convex Optimization, section 2.2), which needs neither a random source nor
 * a learning rate.
 */
export function fitSoftmax(examples: readonly Example[], options: SoftmaxOptions): SoftmaxModel {
  const weighted = balance(examples, options.labels);
  const pace = paceOf(options.l2);
  const rows = zeroRows(options);
  const ahead = zeroRows(options);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = gradientAt(ahead, weighted, options);
    if (gradient.every(isFlat)) break;
    rows.forEach((row, label) => advance(row, ahead[label] ?? row, { gradient: gradient[label] ?? row, ...pace }));
  }
  return modelOf(ahead);
}

/** The weights of each label: one for each position, and at the end the intercept. */
type Rows = readonly Float64Array[];

interface WeightedExample {
  vector: SparseVector;
  /** Index of its label. */
  label: number;
  weight: number;
}

const zeroRows = ({ labels, size }: SoftmaxOptions): Rows => labels.map(() => new Float64Array(size + 1));

interface Pace {
  rate: number;
  momentum: number;
}

function paceOf(l2: number): Pace {
  // The loss curves by ½ · |vector with intercept|² at most, which is 1, and the penalty by l2.
  const curvature = 1 + l2;
  const root = Math.sqrt(l2 / curvature);
  return { rate: 1 / curvature, momentum: (1 - root) / (1 + root) };
}

/** Weights that add up to 1, and to the same for each label that occurs. */
function balance(examples: readonly Example[], labels: readonly string[]): WeightedExample[] {
  const counts = new Map<string, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  return examples.map(({ vector, label }) => ({
    vector,
    label: labels.indexOf(label),
    weight: 1 / (counts.size * (counts.get(label) ?? 1)),
  }));
}

function gradientAt(rows: Rows, examples: readonly WeightedExample[], { l2, size }: SoftmaxOptions): Rows {
  const gradient = rows.map((row) => penaltyGradient(row, l2));
  for (const { vector, label, weight } of examples) {
    const probabilities = probabilitiesOf(vector, rows);
    gradient.forEach((row, index) => {
      const error = weight * ((probabilities[index] ?? 0) - (index === label ? 1 : 0));
      addTo(row, vector, error);
      row[size] = (row[size] ?? 0) + error;
    });
  }
  return gradient;
}

function penaltyGradient(row: Float64Array, l2: number): Float64Array {
  const gradient = new Float64Array(row.length);
  for (let position = 0; position < row.length; position++) gradient[position] = l2 * (row[position] ?? 0);
  return gradient;
}

function probabilitiesOf(vector: SparseVector, rows: Rows): number[] {
  const scores = rows.map((row) => dot(vector, row) + (row.at(-1) ?? 0));
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Ends at the first entry that is not small, so it costs nothing before the last steps. */
const isFlat = (gradient: Float64Array): boolean => gradient.every((value) => Math.abs(value) < PRECISION);

/** Moves `row` down the gradient that was found at `ahead`, and `ahead` beyond it, by what `row` has moved. */
function advance(
  row: Float64Array,
  ahead: Float64Array,
  { gradient, rate, momentum }: Pace & { gradient: Float64Array },
): void {
  for (let position = 0; position < row.length; position++) {
    const moved = (ahead[position] ?? 0) - rate * (gradient[position] ?? 0);
    ahead[position] = moved + momentum * (moved - (row[position] ?? 0));
    row[position] = moved;
  }
}

const modelOf = (rows: Rows): SoftmaxModel => ({
  probabilities: (vector) => probabilitiesOf(vector, rows),
  contributions: ({ positions, values }, label) =>
    [...positions].map((position, entry) => (values[entry] ?? 0) * (rows[label]?.[position] ?? 0)),
});
