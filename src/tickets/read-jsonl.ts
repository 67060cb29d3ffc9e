import { messageOf } from '../errors.ts';
import { readLines, type Line } from '../util/read-lines.ts';
import { batchesOf } from './batches.ts';
import type { Dump } from './open-dump.ts';
import { parseTicket, type LabelNames } from './parse-ticket.ts';
import type { TicketRecord } from './record.ts';

/** One record for each line that is not blank. A line that holds no ticket is rejected, whatever is wrong with it. */
export async function* readJsonl({ path, chunks }: Dump, labels: LabelNames | null): AsyncGenerator<TicketRecord[]> {
  for await (const lines of readLines(chunks)) {
    for (const batch of batchesOf(lines)) {
      const filled = batch.filter(({ text, fault }) => fault !== null || text.trim() !== '');
      yield filled.map((line) => recordOf(line, path, labels));
    }
  }
}

const FAULTS = {
  undecodable: 'line: expected UTF-8, got other bytes (iconv -f … -t utf-8 converts a file)',
  too_long: 'line: expected at most 64 MiB, got more',
};

function recordOf({ line, text, fault }: Line, path: string, labels: LabelNames | null): TicketRecord {
  const place = { location: `${path}:${line}`, line };
  if (fault !== null) return { status: 'rejected', ...place, problems: [FAULTS[fault]], raw: text };
  const parsed = parseLine(text, labels);
  if (parsed.status === 'read') return { status: 'read', ...place, ticket: parsed.ticket };
  return { status: 'rejected', ...place, problems: parsed.problems, raw: text };
}

function parseLine(text: string, labels: LabelNames | null) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { status: 'rejected' as const, problems: [`line: expected a JSON object, got ${messageOf(error)}`] };
  }
  return parseTicket(value, labels);
}
