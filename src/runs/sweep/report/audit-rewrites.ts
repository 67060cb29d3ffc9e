import { countOf, lossesOf, type Source } from '../../../dedup/audit.ts';
import { share } from '../../../metrics/share.ts';
import type { RewriteAudit, RewriteLoss } from '../../report/sweep-report.ts';
import type { StoredSweep } from './read-sweep.ts';
import type { DescriptionRecord } from '../log/description-record.ts';
import type { RewriteRecord } from '../log/rewrite-record.ts';

/** Looks for what the rewrites of a sweep left out; failed ones are none. */
export function auditRewrites({ tickets: { records }, rewrites }: StoredSweep): RewriteAudit {
  const tickets = new Map(records.map((record) => [record.ticketId, record]));
  const made = rewrites.filter(({ text }) => text !== null);
  const losses = made.toSorted(byKey).flatMap(({ text, sources }): RewriteLoss[] => {
    const lost = lossesOf(
      text ?? '',
      sources.flatMap((id) => sourceOf(tickets.get(id))),
    );
    return countOf(lost) === 0 ? [] : [{ sources, rewrite: text ?? '', ...lost }];
  });
  return {
    rewrites: made.length,
    withLosses: share(losses.length, made.length),
    losses: losses.sort((a, b) => countOf(b) - countOf(a)),
  };
}

/** None without a description. */
const sourceOf = (record: DescriptionRecord | undefined): Source[] =>
  record?.text == null ? [] : [{ text: record.text, product: record.product }];

/** The order of finishing must not show. */
const byKey = (a: RewriteRecord, b: RewriteRecord): number => (a.key < b.key ? -1 : 1);
