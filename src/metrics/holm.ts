/**
 * Adjusted p-values of several comparisons, each beside its own, so that with a limit of 5 % on them the chance of any
 * false finding stays at most 5 %, however the comparisons depend on each other (S. Holm, 1979, Scandinavian Journal of
 * Statistics 6:65–70): the least of m is multiplied by m, the next by m − 1, …, none being below the one before, nor above
 * 1. Empty for none.
 */
export function holm(pValues: readonly number[]): number[] {
  const ascending = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = pValues.map(() => 0);
  let greatest = 0;
  ascending.forEach(({ p, index }, rank) => {
    greatest = Math.max(greatest, Math.min(1, (pValues.length - rank) * p));
    adjusted[index] = greatest;
  });
  return adjusted;
}
