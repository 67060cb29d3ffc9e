import * as z from 'zod';
import { DataError } from '../../errors.ts';
import { columnsOf } from '../../metrics/confusion.ts';
import { baselineLines, keptTextSchema, writeBaselineLines } from './baseline-lines.ts';
import type { ComparedAnswer, ComparedRun } from './compared-run.ts';
import type { KeptText } from '../folder/kept-texts.ts';
import { runFactsSchema, type RunFacts } from '../folder/manifest.ts';
import { lineParser } from '../log/parse-line.ts';
import { layoutOf } from '../report/summarize-eval.ts';

const text = z.string();

/** The first line of a baseline: what the run was. */
const parseHeader = lineParser(
  z.object({
    version: z.literal(1),
    kind: z.literal('baseline'),
    ...runFactsSchema.shape,
    texts: z.array(keptTextSchema),
  }),
);

/**
 * Every further line: ticket, repeat, content hash, label, incident, and the answered category or why there is none; then at
 * which attempt, if not the first.
 */
const parseRow = lineParser(
  z.tuple([text, z.int().nonnegative(), text, text, text.nullable(), text, z.int().positive().optional()]),
);

/**
 * Writes a run as a file that is small enough to commit, under 100 bytes a ticket beside the prompts: a header and a line an
 * answer, in the order of the ids, so that the same answers give the same bytes. All lines are held at once.
 */
export async function writeBaseline(file: string, { facts, texts, answers }: ComparedRun): Promise<void> {
  const { identity, dataset, categories } = facts;
  const header = JSON.stringify({ version: 1, kind: 'baseline', identity, dataset, categories, texts });
  const rows: string[] = [];
  for await (const { ticketId, repeat, contentSha256, label, incidentId, category, status, attempt } of answers()) {
    const line = JSON.stringify([
      ticketId,
      repeat,
      contentSha256,
      label,
      incidentId,
      category ?? status,
      ...(attempt > 1 ? [attempt] : []),
    ]);
    // One text a row takes half the memory of a record.
    rows.push(`${ticketId}\n${String(repeat).padStart(6, '0')}\n${line}`);
  }
  await writeBaselineLines(file, header, linesOf(rows.sort()));
}

function* linesOf(rows: readonly string[]): Generator<string> {
  for (const row of rows) yield row.slice(row.lastIndexOf('\n') + 1);
}

/** The header of a baseline. Throws DataError when the file is none. */
export async function readBaseline(file: string): Promise<{ facts: RunFacts; texts: KeptText[] }> {
  for await (const { text: line } of baselineLines(file)) {
    const header = parseHeader(line);
    if (header === null || header.identity.kind !== 'eval') break;
    return { facts: header, texts: header.texts };
  }
  throw new DataError(`${file}: expected a baseline, which begins with a header of version 1`, {
    hint: 'Make one with: tickit check <dataset> --update-baseline <file>.',
  });
}

/** The answers of a baseline. Throws DataError naming a line that is none, or names an unknown category. */
export async function* readBaselineAnswers(file: string, facts: RunFacts): AsyncGenerator<ComparedAnswer> {
  const { names } = layoutOf(facts);
  const outcomes = columnsOf(layoutOf(facts));
  for await (const { text: line, line: number } of baselineLines(file)) {
    if (number === 1) continue;
    const row = parseRow(line);
    if (row === null || !names.includes(row[3]) || !outcomes.includes(row[5])) {
      throw new DataError(`${file}:${number}: expected an answer, got ${JSON.stringify(line.slice(0, 60))}`);
    }
    const [ticketId, repeat, contentSha256, label, incidentId, outcome, attempt = 1] = row;
    yield { ticketId, repeat, contentSha256, label, incidentId, attempt, ...answerOf(outcome) };
  }
}

function answerOf(outcome: string): Pick<ComparedAnswer, 'status' | 'category'> {
  if (outcome === 'unparsed' || outcome === 'failed') return { status: outcome, category: null };
  return { status: 'answered', category: outcome };
}
