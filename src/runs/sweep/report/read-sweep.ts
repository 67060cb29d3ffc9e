import { readFile } from 'node:fs/promises';
import { DataError, messageOf } from '../../../errors.ts';
import { readLog } from '../../log/append-log.ts';
import { embeddingUsage } from '../../log/call-journal.ts';
import type { SweepManifest } from '../../folder/manifest.ts';
import { collect } from '../../../util/collect.ts';
import { runFiles } from '../../folder/run-folder.ts';
import type { UsageTotals } from '../../log/usage-totals.ts';
import { readDescriptions } from '../log/descriptions.ts';
import { divide } from '../divide.ts';
import { escalatedTickets, ticketsAt, type EscalatedTickets } from '../escalated-tickets.ts';
import { LINK, PART_LINK, type Part, type PartLinkRecord } from '../log/link-record.ts';
import { readGroups, type LinkedGroups } from './read-groups.ts';
import { REWRITE, type RewriteRecord } from '../log/rewrite-record.ts';
import { similaritiesSchema, type Similarities } from './similarities.ts';

/** Tickets and how they were grouped at each setting. */
export interface GroupedTickets {
  tickets: EscalatedTickets;
  settings: LinkedGroups[];
}

/** What the folder of a finished sweep holds. */
export interface StoredSweep extends GroupedTickets {
  dividedBy: 'split' | 'time';
  parts: Record<Part, GroupedTickets>;
  rewrites: RewriteRecord[];
  /** Of the calls for vectors; descriptions and rewrites say their own. */
  embeddingUsage: UsageTotals;
  similarities: Similarities;
}

/** Throws DataError when a file is missing, as after a run that was stopped, or is not what it should be. */
export async function readSweep(folder: string, manifest: SweepManifest): Promise<StoredSweep> {
  const files = runFiles(folder);
  const tickets = escalatedTickets(await readDescriptions(files.descriptions), manifest);
  const { by, places } = divide(tickets);
  const readPart = async (part: Part): Promise<GroupedTickets> => {
    const own = ticketsAt(tickets, places[part]);
    return { tickets: own, settings: await readGroups(linesOf(part, readLog(files.partLinks, PART_LINK)), own) };
  };
  return {
    tickets,
    settings: await readGroups(readLog(files.links, LINK), tickets),
    dividedBy: by,
    parts: { development: await readPart('development'), 'held-out': await readPart('held-out') },
    rewrites: await collect(readLog(files.rewrites, REWRITE)),
    embeddingUsage: await embeddingUsage(files.calls),
    similarities: await readSimilarities(files.similarities),
  };
}

async function* linesOf(part: Part, lines: AsyncIterable<PartLinkRecord>): AsyncGenerator<PartLinkRecord> {
  for await (const line of lines) if (line.part === part) yield line;
}

async function readSimilarities(file: string): Promise<Similarities> {
  try {
    return similaritiesSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new DataError(`${file}: expected the similarities of a sweep: ${messageOf(error)}`, { cause: error });
  }
}
