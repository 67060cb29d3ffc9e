/** log of the square root of 2π. */
const LOG_ROOT_TAU = 0.9189385332046728;

/** The standard normal distribution function (G. Marsaglia, 2004, Journal of Statistical Software 11:4), for |z| below 7. */
export function normalCdf(z: number): number {
  let sum = z;
  let term = z;
  for (let odd = 3, before = 0; sum !== before; odd += 2) {
    term *= (z * z) / odd;
    before = sum;
    sum += term;
  }
  return 0.5 + sum * Math.exp(-0.5 * z * z - LOG_ROOT_TAU);
}

/** Where the standard normal distribution function reaches `share`, in (1e-9, 1 − 1e-9); by bisection, to 12 digits. */
export function normalQuantile(share: number): number {
  let [low, high] = [-6, 6];
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
