import { z } from 'zod';
import type { Spending } from '../models/budget.ts';
import type { AttemptRecord } from '../models/call-log.ts';
import { openAppendLog, recoverLog, type AppendLog, type LineForm } from './append-log.ts';
import { lineParser } from './parse-line.ts';

/** Appends to `calls.jsonl`, which is made at the first attempt. Throws DataError when it can't be written. */
export function openCallJournal(file: string): AppendLog<AttemptRecord> {
  let log: AppendLog<AttemptRecord> | null = null;
  return {
    append: (record) => {
      log ??= openAppendLog(file);
      log.append(record);
    },
    close: () => log?.close(),
  };
}

const attemptSchema = z.object({ costUsd: z.number().nonnegative().nullable() });

const ATTEMPT: LineForm<z.infer<typeof attemptSchema>> = { name: 'an attempt', parse: lineParser(attemptSchema) };

/** What the attempts of earlier processes have cost, after cutting off a last line without its end. */
export async function recoverSpending(file: string): Promise<Spending> {
  const spent: Spending = { calls: 0, costUsd: 0 };
  for await (const { costUsd } of recoverLog(file, ATTEMPT)) {
    spent.calls++;
    spent.costUsd += costUsd ?? 0;
  }
  return spent;
}
