import type { Share } from '../share.ts';
import { alerts, alertTerms, type AlertTerms } from './alerts.ts';
import { bcubed, bcubedTerms, type BcubedTerms } from './bcubed.ts';
import type { Contingency } from './contingency.ts';
import type { Sum } from './incident-terms.ts';
import { kindsOf, weighted, type Kinds } from './incident-kinds.ts';
import { linkDecisions, linkTerms, type LinkTerms } from './link-decisions.ts';
import { pairwise, pairwiseTerms, type PairwiseTerms } from './pairwise.ts';
import type { ClusteringScores } from './scores.ts';

/** The figures that are ratios of sums over incidents, so that incidents can be given weights. */
export type RatioScores<T> = Omit<ClusteringScores<T>, 'ari' | 'vMeasure'>;

interface Terms {
  pairwise: PairwiseTerms;
  bcubed: BcubedTerms;
  link: LinkTerms;
  alerts: AlertTerms;
}

export interface RatioTerms extends Terms {
  kinds: Kinds;
}

export function ratioTerms(contingency: Contingency): RatioTerms {
  const terms = termsOf(contingency);
  const { pairwise: ofPairs, bcubed: ofTickets, link, alerts: ofAlerts } = terms;
  const columns = [{ ...ofPairs }, { ...ofTickets }, { ...link }, { ...ofAlerts }].flatMap((one) => Object.values(one));
  return { ...terms, kinds: kindsOf(columns) };
}

/** `times` says how often each incident counts; the groups stay as they are. */
export function ratioScores(terms: RatioTerms, times: Uint32Array): RatioScores<Share> {
  return scoresWith(terms, weighted(terms.kinds, times));
}

/** Every incident once; quicker than by kinds when it is asked for once. */
export const totalScores = (contingency: Contingency): RatioScores<Share> =>
  scoresWith(termsOf(contingency), (terms) => terms.reduce((sum, one) => sum + one, 0));

const termsOf = (contingency: Contingency): Terms => ({
  pairwise: pairwiseTerms(contingency),
  bcubed: bcubedTerms(contingency),
  link: linkTerms(contingency),
  alerts: alertTerms(contingency),
});

const scoresWith = (terms: Terms, sum: Sum): RatioScores<Share> => ({
  pairwise: pairwise(terms.pairwise, sum),
  bcubed: bcubed(terms.bcubed, sum),
  link: linkDecisions(terms.link, sum),
  alerts: alerts(terms.alerts, sum),
});
