import type { Share } from '../share.ts';
import type { Contingency } from './contingency.ts';

/**
 * V-measure with β = 1, in [0, 1] (A. Rosenberg and J. Hirschberg, 2007, EMNLP-CoNLL, pp. 410–420): the harmonic mean of
 * homogeneity, 1 − H(incident | group) / H(incident), and completeness, 1 − H(group | incident) / H(group), over counted
 * tickets alone, of which `n` is the number. As there, either is 1 where its entropy is 0, so that V is 1 when all tickets
 * are together in both; V is 0 when both are 0, and null without a ticket.
 */
export function vMeasure({ counted, incidents, groups, overlaps }: Contingency): Share {
  const n = counted.reduce((sum, one) => sum + one, 0);
  const meanLog = (whole: (ticket: number) => number, part: Int32Array): number => {
    let sum = 0;
    part.forEach((size, ticket) => (sum += counted[ticket] === 1 ? Math.log(whole(ticket) / size) : 0));
    return sum / n;
  };
  const entropies = meanLog(() => n, incidents.countedSizes) + meanLog(() => n, groups.countedSizes);
  if (n === 0 || entropies === 0) return { value: n === 0 ? null : 1, n };
  const conditional =
    meanLog((ticket) => groups.countedSizes[ticket] ?? 1, overlaps.countedSizes) +
    meanLog((ticket) => incidents.countedSizes[ticket] ?? 1, overlaps.countedSizes);
  // With h = I / H(incident) and c = I / H(group), 2hc / (h + c) is 2I over the sum of the entropies.
  return { value: Math.max(0, 1 - conditional / entropies), n };
}
