import { statSync } from 'node:fs';
import { DataError } from '../../../errors.ts';
import { readTexts } from '../../folder/kept-texts.ts';
import { isSweep, readManifest } from '../../folder/manifest.ts';
import { runFiles } from '../../folder/run-folder.ts';
import { chooseSetting, type AskedSetting } from '../report/choose-setting.ts';
import type { ComparedSweep, GroupedTicket } from './compared-sweep.ts';
import { describeSweep } from '../report/describe-sweep.ts';
import type { LinkedGroups } from '../report/read-groups.ts';
import { readSweepBaseline } from './sweep-baseline.ts';
import { readSweep, type StoredSweep } from '../report/read-sweep.ts';

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
    run: describeSweep(manifest, {
      isFinished: finishedAt !== null,
      descriptions: stored.tickets.records,
      rewrites: stored.rewrites,
    }),
    isFinished: finishedAt !== null,
    texts: await readTexts(folder, identity),
    setting: { threshold: chosen.threshold, rewrite: chosen.rewrite },
    tickets: groupedTickets(stored, chosen),
  };
}

/** What the gate of a sweep compares with: its folder, or a baseline file, which holds one setting. Throws DataError for another. */
export async function openSweepBaseline(path: string, asked: AskedSetting): Promise<ComparedSweep> {
  if (statSync(path).isDirectory()) return openComparedSweep(path, asked);
  const baseline = await readSweepBaseline(path);
  const { threshold, rewrite } = baseline.setting;
  if ((asked.threshold ?? threshold) === threshold && (asked.rewrite ?? rewrite) === rewrite) return baseline;
  throw new DataError(
    `${path}: it holds the groups at the threshold ${threshold} ${rewrite ? 'with' : 'without'} rewriting alone`,
    { hint: 'Name the folder of the sweep, or make a baseline at the setting that you ask for.' },
  );
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
