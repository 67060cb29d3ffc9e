import { readFile } from 'node:fs/promises';
import { DataError, messageOf } from '../../../errors.ts';
import { readLog } from '../../log/append-log.ts';
import { embeddingUsage } from '../../log/call-journal.ts';
import type { SweepManifest } from '../../folder/manifest.ts';
import { runFiles } from '../../folder/run-folder.ts';
import type { UsageTotals } from '../../log/usage-totals.ts';
import { DESCRIPTIONS } from '../log/description-record.ts';
import { divide, type Division } from '../divide.ts';
import { escalatedTickets, ticketsAt, type EscalatedTickets } from '../escalated-tickets.ts';
import { LINK, PART_LINK, type Part } from '../log/link-record.ts';
import { createGroupCollector, type LinkedGroups } from './read-groups.ts';
import { REWRITES, type RewriteRecord } from '../log/rewrite-record.ts';
import { readRecords } from '../log/stores.ts';
import { similaritiesSchema, type Similarities } from './similarities.ts';

/** Tickets and how they were grouped at each setting. */
export interface GroupedTickets {
  tickets: EscalatedTickets;
  settings: LinkedGroups[];
}

/** What the folder of a finished sweep holds. */
export interface StoredSweep extends GroupedTickets {
  dividedBy: Division['by'];
  parts: Record<Part, GroupedTickets>;
  rewrites: RewriteRecord[];
  /** Of the calls for vectors; descriptions and rewrites say their own. */
  embeddingUsage: UsageTotals;
  similarities: Similarities;
}

/** Throws DataError when a file is missing, as after a run that was stopped, or is not what it should be. */
export async function readSweep(folder: string, manifest: SweepManifest): Promise<StoredSweep> {
  const files = runFiles(folder);
  const tickets = escalatedTickets(await readRecords(files.descriptions, DESCRIPTIONS), manifest);
  const { by, places } = divide(tickets);
  const links = createGroupCollector(tickets);
  for await (const link of readLog(files.links, LINK)) links.add(link);
  return {
    tickets,
    settings: links.finish(),
    dividedBy: by,
    parts: await readParts(files.partLinks, tickets, places),
    rewrites: await readRecords(files.rewrites, REWRITES),
    embeddingUsage: await embeddingUsage(files.calls),
    similarities: await readSimilarities(files.similarities),
  };
}

async function readParts(
  file: string,
  tickets: EscalatedTickets,
  places: Record<Part, number[]>,
): Promise<Record<Part, GroupedTickets>> {
  const own = {
    development: ticketsAt(tickets, places.development),
    'held-out': ticketsAt(tickets, places['held-out']),
  };
  const links = {
    development: createGroupCollector(own.development),
    'held-out': createGroupCollector(own['held-out']),
  };
  for await (const link of readLog(file, PART_LINK)) links[link.part].add(link);
  return {
    development: { tickets: own.development, settings: links.development.finish() },
    'held-out': { tickets: own['held-out'], settings: links['held-out'].finish() },
  };
}

async function readSimilarities(file: string): Promise<Similarities> {
  try {
    return similaritiesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new DataError(`${file}: expected the similarities of a sweep: ${messageOf(error)}`, { cause: error });
  }
}
