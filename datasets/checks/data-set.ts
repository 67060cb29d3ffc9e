import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { SHIPPED_PROMPTS } from '../../src/prompts/library.ts';
import { categoriesSchema } from '../../src/tickets/category.ts';
import type { LabelNames } from '../../src/tickets/parse-ticket.ts';
import { readTickets } from '../../src/tickets/read.ts';
import type { TicketRecord } from '../../src/tickets/record.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import type { TwoLabels } from './agreement.ts';

export interface DataSet {
  /** Relative to the working directory. */
  file: string;
  labels: LabelNames;
  records: TicketRecord[];
  /** Of the records that the reader takes, in the order of the file. */
  tickets: Ticket[];
}

/** The shipped tickets, read as tickit reads them, with the labels of the shipped categories. */
export async function readDataSet(): Promise<DataSet> {
  const file = path.relative('', fileURLToPath(new URL('../oncall.jsonl', import.meta.url)));
  const labels = await shippedLabels();
  const batches: TicketRecord[][] = [];
  for await (const batch of readTickets(file, { labels })) batches.push(batch);
  const records = batches.flat();
  const tickets = records.flatMap((record) => (record.status === 'read' ? [record.ticket] : []));
  return { file, labels, records, tickets };
}

async function shippedLabels(): Promise<LabelNames> {
  const text = await readFile(path.join(SHIPPED_PROMPTS, 'categories.yaml'), 'utf8');
  const categories = categoriesSchema.parse(parseYaml(text));
  const quiet = categories.find(({ escalates }) => !escalates)?.name ?? '';
  return { names: categories.map(({ name }) => name), quiet };
}

const agreementSchema = z.array(
  z.object({
    ticketId: z.string(),
    firstLabel: z.string(),
    firstEscalateAt: z.string().regex(/^\d*$/),
    secondLabel: z.string(),
    secondEscalateAt: z.string().regex(/^\d*$/),
  }),
);

/** Both labellings as they were before anything was settled, by ticket. */
export async function readTwoLabellings(): Promise<Map<string, TwoLabels>> {
  const text = await readFile(new URL('../agreement.csv', import.meta.url), 'utf8');
  const rows = agreementSchema.parse(parseCsv(text, { columns: true }));
  const at = (cell: string): number | null => (cell === '' ? null : Number(cell));
  return new Map(
    rows.map(({ ticketId, firstLabel, firstEscalateAt, secondLabel, secondEscalateAt }) => [
      ticketId,
      {
        first: { label: firstLabel, at: at(firstEscalateAt) },
        second: { label: secondLabel, at: at(secondEscalateAt) },
      },
    ]),
  );
}
