import * as z from 'zod';
import { DataError } from '../../../errors.ts';
import { collect } from '../../../util/collect.ts';
import { baselineLines, keptTextSchema, writeBaselineLines } from '../../comparison/baseline-lines.ts';
import { sweepFactsSchema } from '../../folder/manifest.ts';
import { lineParser } from '../../log/parse-line.ts';
import type { ComparedSweep, GroupedTicket } from './compared-sweep.ts';
import { describeSweep } from '../report/describe-sweep.ts';

/** The first line of a sweep's baseline: what the sweep was, and at which setting its groups follow. */
const parseHeader = lineParser(
  z.object({
    version: z.literal(1),
    kind: z.literal('sweep-baseline'),
    ...sweepFactsSchema.shape,
    texts: z.array(keptTextSchema),
    setting: z.object({ threshold: z.number(), rewrite: z.boolean() }),
  }),
);

/** Every further line: ticket, content hash, label, incident, and the founder of its group or null for none. */
const parseRow = lineParser(
  z.tuple([z.string(), z.string(), z.string(), z.string().nullable(), z.string().nullable()]),
);

/** Writes the groups of a sweep as a file that is small enough to commit: a header, and a line a ticket by id. */
export async function writeSweepBaseline(file: string, sweep: ComparedSweep): Promise<void> {
  const { identity, dataset, categories } = sweep.facts;
  const { texts, setting } = sweep;
  const header = { version: 1, kind: 'sweep-baseline', identity, dataset, categories, texts, setting };
  const byId = sweep.tickets.toSorted((a, b) => (a.ticketId < b.ticketId ? -1 : 1));
  const rows = byId.map(({ ticketId, contentSha256, label, incidentId, group }) =>
    JSON.stringify([ticketId, contentSha256, label, incidentId, group]),
  );
  await writeBaselineLines(file, JSON.stringify(header), rows);
}

/** A sweep's baseline as one side of a comparison, its tickets by id. Throws DataError when the file is none. */
export async function readSweepBaseline(file: string): Promise<ComparedSweep> {
  const [first, ...rows] = await collect(baselineLines(file));
  const header = first === undefined ? null : parseHeader(first.text);
  if (header === null) throw new DataError(`${file}: expected a baseline of a sweep, which begins with a header`);
  const { texts, setting, ...facts } = header;
  return {
    name: file,
    facts,
    run: describeSweep(facts, { isFinished: true, descriptions: [], rewrites: [] }),
    isFinished: true,
    texts,
    setting,
    tickets: rows.map(({ text, line }) => toTicket(file, text, line)),
  };
}

function toTicket(file: string, text: string, line: number): GroupedTicket {
  const row = parseRow(text);
  if (row === null) throw new DataError(`${file}:${line}: expected a ticket, got ${JSON.stringify(text.slice(0, 60))}`);
  const [ticketId, contentSha256, label, incidentId, group] = row;
  return { ticketId, contentSha256, label, incidentId, group };
}
