import type { Share } from '../share.ts';
import { alerts, alertTerms, type AlertTerms } from './alerts.ts';
import { bcubed, bcubedTerms, type BcubedTerms } from './bcubed.ts';
import type { Contingency } from './contingency.ts';
import { kindsOf, weighted, type Kinds } from './incident-kinds.ts';
import { linkDecisions, linkTerms, type LinkTerms } from './link-decisions.ts';
import { pairwise, pairwiseTerms, type PairwiseTerms } from './pairwise.ts';
import type { ClusteringScores } from './scores.ts';

/** The figures that are ratios of sums over incidents, so that incidents can be given weights. */
export type RatioScores<T> = Omit<ClusteringScores<T>, 'ari' | 'vMeasure'>;

export interface RatioTerms {
  pairwise: PairwiseTerms;
  bcubed: BcubedTerms;
  link: LinkTerms;
  alerts: AlertTerms;
  kinds: Kinds;
}

export function ratioTerms(contingency: Contingency): RatioTerms {
  const terms = {
    pairwise: pairwiseTerms(contingency),
    bcubed: bcubedTerms(contingency),
    link: linkTerms(contingency),
    alerts: alertTerms(contingency),
  };
  const { pairwise: ofPairs, bcubed: ofTickets, link, alerts: ofAlerts } = terms;
  const columns = [{ ...ofPairs }, { ...ofTickets }, { ...link }, { ...ofAlerts }].flatMap((one) => Object.values(one));
  return { ...terms, kinds: kindsOf(columns) };
}

/** `times` says how often each incident counts; the groups stay as they are. */
export function ratioScores(terms: RatioTerms, times: Uint32Array): RatioScores<Share> {
  const sum = weighted(terms.kinds, times);
  return {
    pairwise: pairwise(terms.pairwise, sum),
    bcubed: bcubed(terms.bcubed, sum),
    link: linkDecisions(terms.link, sum),
    alerts: alerts(terms.alerts, sum),
  };
}
