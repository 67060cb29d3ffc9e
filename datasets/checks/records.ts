import type { TicketRecord } from '../../src/tickets/record.ts';
import { findingsOf, type Finding } from './finding.ts';

/** What the project's own reader rejects. */
export function checkRecords(records: readonly TicketRecord[]): Finding[] {
  const violations = records.flatMap((record) =>
    record.status === 'rejected' ? [`${record.location}: ${record.problems.join('; ')}`] : [],
  );
  return findingsOf('records', violations, `the reader takes all ${records.length} records`);
}
