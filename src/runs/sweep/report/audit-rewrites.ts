import { countOf, lossesOf } from '../../../dedup/audit.ts';
import { share } from '../../../metrics/share.ts';
import type { RewriteAudit, RewriteLoss } from '../../report/sweep-report.ts';
import type { StoredSweep } from './read-sweep.ts';
import type { RewriteRecord } from '../log/rewrite-record.ts';

/** Looks for what the rewrites of a sweep left out; failed ones are none. Product names are those of the tickets. */
export function auditRewrites({ tickets: { records }, rewrites }: StoredSweep): RewriteAudit {
  const descriptions = new Map(records.map(({ ticketId, text }) => [ticketId, text]));
  const products = [...new Set(records.flatMap(({ product }) => product ?? []))];
  const made = rewrites.filter(({ text }) => text !== null);
  const losses = made.toSorted(byKey).flatMap(({ text, sources }): RewriteLoss[] => {
    const texts = sources.flatMap((id) => descriptions.get(id) ?? []);
    const lost = lossesOf(text ?? '', texts, products);
    return countOf(lost) === 0 ? [] : [{ sources, rewrite: text ?? '', ...lost }];
  });
  return {
    rewrites: made.length,
    withLosses: share(losses.length, made.length),
    losses: losses.sort((a, b) => countOf(b) - countOf(a)),
  };
}

/** The order of finishing must not show. */
const byKey = (a: RewriteRecord, b: RewriteRecord): number => (a.key < b.key ? -1 : 1);
