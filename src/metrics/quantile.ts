/**
 * The quantile `q` in [0, 1] of ascending numbers by linear interpolation (type 7 of Hyndman and Fan, 1996,
 * The American Statistician 50:361–365); null for none.
 */
export function quantile(ascending: ArrayLike<number>, q: number): number | null {
  if (ascending.length === 0) return null;
  const position = q * (ascending.length - 1);
  const below = ascending[Math.floor(position)] ?? 0;
  const above = ascending[Math.ceil(position)] ?? below;
  return below + (position - Math.floor(position)) * (above - below);
}
