import type { AttemptRecord } from '../../models/call-log.ts';
import { openCallJournal, recoverSpending } from '../../runs/log/call-journal.ts';
import { printable } from '../../util/printable.ts';
import type { CommandContext } from './context.ts';

/** Writes every attempt to the journal, and with --verbose to stderr; what the journal already tells counts as spent. */
export async function logCalls(file: string, { models, detail }: CommandContext): Promise<{ close: () => void }> {
  const { account } = models;
  account.budget.addEarlier(await recoverSpending(file));
  const journal = openCallJournal(file);
  account.listen((record) => {
    journal.append(record);
    detail(() => attemptLine(record));
  });
  return {
    close: () => {
      account.listen(null);
      journal.close();
    },
  };
}

function attemptLine({
  model,
  attempt,
  outcome,
  status,
  waitedMs,
  durationMs,
  requestId,
  error,
}: AttemptRecord): string {
  const parts = [
    `${model}: try ${attempt}: ${outcome}${status === null ? '' : ` (HTTP ${status})`} in ${durationMs} ms`,
    waitedMs > 0 ? `after waiting ${waitedMs} ms` : '',
    requestId === null ? '' : `request ${printable(requestId)}`,
    error === null ? '' : printable(error),
  ];
  return parts.filter((part) => part !== '').join(', ');
}
