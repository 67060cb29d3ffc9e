import type { Share } from '../share.ts';
import { alerts, alertTerms, type AlertTerms } from './alerts.ts';
import { bcubed, bcubedTerms, type BcubedTerms } from './bcubed.ts';
import type { Contingency } from './contingency.ts';
import type { Sum } from './incident-terms.ts';
import { kindsOf, timesOfKinds, type Kinds } from './incident-kinds.ts';
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

/** The terms of each kind of incident. */
export interface RatioTerms extends Terms {
  kinds: Kinds;
}

export function ratioTerms(contingency: Contingency): RatioTerms {
  const terms = termsOf(contingency);
  const { pairwise: ofPairs, bcubed: ofTickets, link, alerts: ofAlerts } = terms;
  const columns = [{ ...ofPairs }, { ...ofTickets }, { ...link }, { ...ofAlerts }].flatMap((one) => Object.values(one));
  const kinds = kindsOf(columns);
  const ofKinds = (term: Float64Array): Float64Array => Float64Array.from(kinds.examples, (one) => term[one] ?? 0);
  return {
    pairwise: mapTerms(ofPairs, ofKinds),
    bcubed: mapTerms(ofTickets, ofKinds),
    link: mapTerms(link, ofKinds),
    alerts: mapTerms(ofAlerts, ofKinds),
    kinds,
  };
}

const mapTerms = <T extends object>(terms: T, change: (term: Float64Array) => Float64Array): T =>
  Object.fromEntries(Object.entries(terms).map(([name, term]) => [name, change(term as Float64Array)])) as T;

/** `times` says how often each incident counts; the groups stay as they are. */
export function ratioScores(terms: RatioTerms, times: Uint32Array): RatioScores<Share> {
  const timesOf = timesOfKinds(terms.kinds, times);
  return scoresWith(terms, (term) => {
    let sum = 0;
    for (let kind = 0; kind < term.length; kind++) sum += (timesOf[kind] ?? 0) * (term[kind] ?? 0);
    return sum;
  });
}

/**
 * The same terms over the incidents of fewer kinds, each of which is whole in one of theirs: where `ratioScores` is asked about many
 * groupings, how often such incidents count is then added up once for all.
 */
export const overKinds = ({ kinds: { kinds, examples }, ...terms }: RatioTerms, fewer: Kinds): RatioTerms => ({
  ...terms,
  kinds: { kinds: fewer.examples.map((incident) => kinds[incident] ?? 0), examples },
});

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
