import type { Share } from '../share.ts';
import type { Contingency, Partition } from './contingency.ts';

/**
 * Adjusted Rand index of incidents and groups, in [-1, 1], 0 being what groups of these sizes get by chance (L. Hubert and
 * P. Arabie, 1985, Journal of Classification 2:193–218), over counted tickets alone, of which `n` is the number. 1 where
 * the formula gives 0 / 0: all tickets alone, or all together, in both; null without a ticket.
 */
export function ari({ counted, incidents, groups, overlaps }: Contingency): Share {
  const n = counted.reduce((sum, one) => sum + one, 0);
  const pairs = (n * (n - 1)) / 2;
  const sameIncident = countedPairs(incidents, counted);
  const sameGroup = countedPairs(groups, counted);
  const byChance = sameIncident * sameGroup;
  const most = (pairs * (sameIncident + sameGroup)) / 2 - byChance;
  if (most === 0) return { value: n === 0 ? null : 1, n };
  return { value: (pairs * countedPairs(overlaps, counted) - byChance) / most, n };
}

/** Pairs of counted tickets in the same part. */
function countedPairs({ countedSizes }: Partition, counted: Uint8Array): number {
  let others = 0;
  countedSizes.forEach((size, ticket) => (others += counted[ticket] === 1 ? size - 1 : 0));
  return others / 2;
}
