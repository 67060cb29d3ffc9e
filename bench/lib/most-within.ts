/** The most of the times, which ascend, that lie within any stretch of so many milliseconds, its end left out. */
export function mostWithin(windowMs: number, times: readonly number[]): number {
  let start = 0;
  let most = 0;
  for (const [index, time] of times.entries()) {
    while (time - (times[start] ?? time) >= windowMs) start++;
    most = Math.max(most, index - start + 1);
  }
  return most;
}
