import { DataError } from '../../errors.ts';
import { readTexts } from '../kept-texts.ts';
import { isSweep, readManifest } from '../manifest.ts';
import { runFiles } from '../run-folder.ts';
import { chooseSetting, type AskedSetting } from './choose-setting.ts';
import type { ComparedSweep, GroupedTicket } from './compared-sweep.ts';
import { describeSweep } from './describe-sweep.ts';
import type { LinkedGroups } from './read-groups.ts';
import { readSweep, type StoredSweep } from './read-sweep.ts';

/** The folder of a sweep as one side of a comparison. Throws DataError when it is none, or has no such setting. */
export async function openComparedSweep(folder: string, asked: AskedSetting): Promise<ComparedSweep> {
  const manifest = await readManifest(runFiles(folder).manifest);
  if (!isSweep(manifest)) {
    throw new DataError(`${folder}: expected a run of sweep-threshold, got one of ${manifest.identity.kind}`);
  }
  const { identity, finishedAt } = manifest;
  const stored = await readSweep(folder, manifest);
  const chosen = chooseSetting(folder, stored, { identity, asked });
  return {
    name: folder,
    facts: manifest,
    run: describeSweep(manifest, { isFinished: finishedAt !== null, rewrites: stored.rewrites }),
    isFinished: finishedAt !== null,
    texts: await readTexts(folder, identity),
    setting: { threshold: chosen.threshold, rewrite: chosen.rewrite },
    tickets: groupedTickets(stored, chosen),
  };
}

function groupedTickets({ tickets, similarities }: StoredSweep, { groups }: LinkedGroups): GroupedTicket[] {
  const { records } = tickets;
  const withoutVector = new Set(similarities.withoutVector);
  return records.map(({ ticketId, contentSha256, label, incidentId, text }, place) => {
    const founder = records[groups[place] ?? place]?.ticketId ?? ticketId;
    const group = text === null || withoutVector.has(ticketId) ? null : founder;
    return { ticketId, contentSha256, label, incidentId, group };
  });
}
