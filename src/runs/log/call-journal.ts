import { existsSync } from 'node:fs';
import * as z from 'zod';
import type { Spending } from '../../models/budget.ts';
import type { AttemptRecord } from '../../models/call-log.ts';
import { openAppendLog, readLog, recoverLog, type AppendLog, type LineForm } from './append-log.ts';
import { lineParser } from './parse-line.ts';
import { addSpending, noSpending, type UsageTotals } from './usage-totals.ts';

/**
 * Appends to `calls.jsonl`, which is made at the first attempt. Throws DataError when it can't be written. An attempt gets its line when
 * it ends, be it by Ctrl-C. Of those that were under way when the process was killed outright, at most as many as go at once, there is
 * none: a line at their beginning would make the journal twice as long and still not say what they have cost.
 */
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

const tokens = z.int().nonnegative().nullable();

/** The part of an attempt that is read again. */
const attemptSchema = z.object({
  kind: z.enum(['chat', 'embedding']),
  outcome: z.string(),
  inputTokens: tokens,
  outputTokens: tokens,
  costUsd: z.number().nonnegative().nullable(),
});

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

/** What the calls for vectors took, failed ones that were paid for included; nothing when there is no such file. */
export async function embeddingUsage(file: string): Promise<UsageTotals> {
  const totals = noSpending();
  if (!existsSync(file)) return totals;
  for await (const { kind, outcome, inputTokens, outputTokens, costUsd } of readLog(file, ATTEMPT)) {
    if (kind !== 'embedding' || (outcome !== 'ok' && !costUsd)) continue;
    addSpending(totals, {
      calls: 1,
      cachedCalls: 0,
      usage: { inputTokens, outputTokens },
      costUsd: roundedUsd(costUsd),
    });
  }
  return { ...totals, ticketsWithoutUsage: 0 };
}

const NANO = 1e9;

/** Whole billionths, so that a total does not depend on the order of adding. */
const roundedUsd = (costUsd: number | null): number | null =>
  costUsd === null ? null : Math.round(costUsd * NANO) / NANO;
