import { type HeadInput, type HeadWeights, probabilities } from './head.ts';

export interface FitExample {
  input: HeadInput;
  /** Index of the right category. */
  category: number;
  /** How much it counts, above 0; 1 on average. */
  weight: number;
}

export interface FitOptions {
  categories: number;
  /** Buckets that an input can have. */
  buckets: number;
}

/** Weight of half the squared weights, beside the mean loss. */
const L2 = 0.003;
/** The gradient is brought below this in every direction, or as far as that many steps lead. */
const PRECISION = 1e-5;
const MOST_STEPS = 300;

/**
 * Weights that minimise the weighted mean logarithmic loss plus an L2 penalty, which draws them to 0 and so the answers to the
 * offset's. Accelerated gradient descent over all examples at once (Y. Nesterov, 2004, Introductory Lectures on Convex
 * Optimization, section 2.2): no random source, no learning rate. At least one example.
 */
export function fitHead(examples: readonly FitExample[], { categories, buckets }: FitOptions): HeadWeights[] {
  const dense = examples[0]?.input.dense.length ?? 0;
  const width = dense + buckets;
  const curvature = curvatureOf(examples);
  const root = Math.sqrt(L2 / curvature);
  const momentum = (1 - root) / (1 + root);
  let weights = new Float64Array(categories * width);
  const ahead = new Float64Array(categories * width);
  const rows = rowsOf(ahead, { dense, width });
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = gradientAt(ahead, rows, examples);
    if (gradient.every((slope) => Math.abs(slope) < PRECISION)) break;
    const next = ahead.map((weight, index) => weight - (gradient[index] ?? 0) / curvature);
    for (let index = 0; index < next.length; index++) {
      ahead[index] = (1 + momentum) * (next[index] ?? 0) - momentum * (weights[index] ?? 0);
    }
    weights = next;
  }
  return rowsOf(weights, { dense, width });
}

/** Views of one category's weights each: first the dense ones, then the buckets'. */
function rowsOf(weights: Float64Array, { dense, width }: { dense: number; width: number }): HeadRow[] {
  return Array.from({ length: weights.length / width }, (_, category) => {
    const start = category * width;
    return { dense: weights.subarray(start, start + dense), buckets: weights.subarray(start + dense, start + width) };
  });
}

interface HeadRow extends HeadWeights {
  dense: Float64Array;
  buckets: Float64Array;
}

function gradientAt(at: Float64Array, rows: readonly HeadRow[], examples: readonly FitExample[]): Float64Array {
  const [first] = rows;
  const gradient = at.map((weight) => L2 * weight);
  if (first === undefined) return gradient;
  const slopes = rowsOf(gradient, { dense: first.dense.length, width: at.length / rows.length });
  for (const { input, category, weight } of examples) {
    const expected = probabilities(input, rows);
    slopes.forEach((row, index) => {
      addTo(row, input, (weight * ((expected[index] ?? 0) - (index === category ? 1 : 0))) / examples.length);
    });
  }
  return gradient;
}

function addTo(row: HeadRow, { dense, bags }: HeadInput, factor: number): void {
  for (let index = 0; index < dense.length; index++) {
    row.dense[index] = (row.dense[index] ?? 0) + factor * (dense[index] ?? 0);
  }
  for (const { buckets, value } of bags) {
    for (const bucket of buckets) row.buckets[bucket] = (row.buckets[bucket] ?? 0) + factor * value;
  }
}

/** An upper bound on how strongly the loss curves: half the mean squared length of the inputs, and the penalty's. */
function curvatureOf(examples: readonly FitExample[]): number {
  const squares = examples.map(({ input, weight }) => weight * squaredLength(input));
  return squares.reduce((sum, square) => sum + square, 0) / (2 * Math.max(1, examples.length)) + L2;
}

function squaredLength({ dense, bags }: HeadInput): number {
  const counted = bags.reduce((sum, { buckets, value }) => sum + buckets.length * value * value, 0);
  return dense.reduce((sum, value) => sum + value * value, counted);
}
