import { textKey } from '../../../dedup/embed.ts';
import type { DedupItem } from '../../../dedup/item.ts';
import type { Memo } from '../../../dedup/memo.ts';
import type { Scope } from '../../folder/manifest.ts';
import type { EscalatedTickets } from '../escalated-tickets.ts';

/** The tickets as the linking sees them. */
export function toItems(
  { records, times }: EscalatedTickets,
  { vectors, same }: { vectors: Memo<Float32Array>; same: Scope | null },
): DedupItem[] {
  return records.map((record, place) => ({
    id: record.ticketId,
    at: times[place] ?? null,
    scope: same === null ? null : record[same],
    description: record.text,
    vector: record.text === null ? null : (vectors.get(textKey(record.text)) ?? null),
  }));
}
