import { readLog } from '../../log/append-log.ts';
import { addUsage } from '../../../models/usage.ts';
import { addDollars } from '../../log/usage-totals.ts';
import { DESCRIPTION, type DescriptionRecord } from './description-record.ts';

/** The descriptions of a sweep, of a ticket that was asked about again the last one. Throws DataError as `readLog` does. */
export async function readDescriptions(file: string): Promise<DescriptionRecord[]> {
  const latest = new Map<string, DescriptionRecord>();
  for await (const record of readLog(file, DESCRIPTION)) latest.set(record.ticketId, record);
  return [...latest.values()];
}

/** The line that takes the place of an earlier one; it carries what that has cost as well. */
export const supersedeDescription = (earlier: DescriptionRecord, next: DescriptionRecord): DescriptionRecord => ({
  ...next,
  calls: earlier.calls + next.calls,
  cachedCalls: earlier.cachedCalls + next.cachedCalls,
  usage: addUsage(earlier.usage, next.usage),
  costUsd: addDollars(earlier.costUsd, next.costUsd),
});
