import { closeSync, createReadStream, existsSync, openSync, truncateSync } from 'node:fs';
import { z } from 'zod';
import { DataError, messageOf } from '../errors.ts';
import type { Spending } from '../models/budget.ts';
import type { AttemptRecord } from '../models/call-log.ts';
import { safeJson } from '../util/own-secrets.ts';
import { readLines } from '../util/read-lines.ts';
import { wholeLinesLength } from '../util/whole-lines.ts';
import { writeWhole } from '../util/write-whole.ts';

/** Appends to `calls.jsonl`, which is made at the first attempt. */
export interface CallJournal {
  append(record: AttemptRecord): void;
  close(): void;
}

/** Throws DataError when appending to a file that can't be written. */
export function openCallJournal(file: string): CallJournal {
  let descriptor: number | null = null;
  return {
    append: (record) => {
      try {
        descriptor ??= openSync(file, 'a');
        writeWhole(descriptor, Buffer.from(`${safeJson(record)}\n`));
      } catch (error) {
        throw new DataError(`${file}: can't be written: ${messageOf(error)}`, { cause: error });
      }
    },
    close: () => {
      if (descriptor !== null) closeSync(descriptor);
    },
  };
}

const lineSchema = z.object({ costUsd: z.number().nonnegative().nullable() });

/** What the attempts of earlier processes have cost, after cutting off a last line without its end. */
export async function recoverSpending(file: string): Promise<Spending> {
  const spent: Spending = { calls: 0, costUsd: 0 };
  if (!existsSync(file)) return spent;
  truncateSync(file, await wholeLinesLength(file));
  for await (const lines of readLines(createReadStream(file))) {
    for (const { text, line } of lines) {
      const attempt = lineSchema.safeParse(parseJson(text));
      if (!attempt.success) throw new DataError(`${file}:${line}: expected an attempt, got ${text.slice(0, 60)}`);
      spent.calls++;
      spent.costUsd += attempt.data.costUsd ?? 0;
    }
  }
  return spent;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
