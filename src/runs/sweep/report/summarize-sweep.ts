import type { SweepManifest } from '../../folder/manifest.ts';
import type { Subset, SweepReport } from '../../report/sweep-report.ts';
import { addSpending, noSpending } from '../../log/usage-totals.ts';
import { auditRewrites } from './audit-rewrites.ts';
import { bestOf, chooseOnParts } from './choose-on-parts.ts';
import { describeSweep } from './describe-sweep.ts';
import type { EscalatedTickets } from '../escalated-tickets.ts';
import { incidentSizes } from './groupings.ts';
import { noticesOf } from './notices.ts';
import { readSweep, type StoredSweep } from './read-sweep.ts';
import { rewritingEffect } from './rewriting-effect.ts';
import { scoreSettings } from './score-settings.ts';

/** Folds what the folder of a sweep holds into its report. Throws DataError when it was stopped before tickets were linked. */
export async function summarizeSweep(folder: string, manifest: SweepManifest): Promise<SweepReport> {
  const { identity } = manifest;
  const stored = await readSweep(folder, manifest);
  const { tickets, similarities } = stored;
  const missedIncidents = identity.fromRun?.missedIncidents ?? 0;
  const { points, baselines } = scoreSettings(stored, { missedIncidents, seed: identity.seed });
  const choices = chooseOnParts(stored, identity);
  const best = bestOf(choices, identity);
  const rewriting = rewritingEffect(stored, { points, choices, best, seed: identity.seed });
  const { withoutVector, ...histogram } = similarities;
  return {
    version: 1,
    kind: 'sweep',
    run: describeSweep(manifest, {
      isFinished: manifest.finishedAt !== null,
      descriptions: tickets.records,
      rewrites: stored.rewrites,
    }),
    notices: noticesOf(stored, { identity, best, rewriting }),
    tickets: tickets.records.length,
    failed: tickets.records.filter(({ text }) => text === null).length + withoutVector.length,
    incidents: incidentsOf(tickets),
    falseAlarms: tickets.falseAlarms.reduce((sum, one) => sum + one, 0),
    missedIncidents: identity.fromRun === null ? null : missedIncidents,
    points,
    baselines,
    best,
    choices,
    rewriting,
    audit: identity.rewrite.includes(true) ? auditRewrites(stored) : null,
    similarities: histogram,
    usage: usageOf(stored),
  };
}

/** Incidents that the tickets tell of, and those of them that several tell of. */
function incidentsOf(tickets: EscalatedTickets): Record<Subset, number> {
  const sizes = incidentSizes(tickets);
  return { all: sizes.size, multi: [...sizes.values()].filter((size) => size > 1).length };
}

function usageOf({ tickets, rewrites, embeddingUsage }: StoredSweep): SweepReport['usage'] {
  const totals = noSpending();
  for (const record of [...tickets.records, ...rewrites]) addSpending(totals, record);
  const { calls, cachedCalls, costUsd, ...usage } = embeddingUsage;
  // Calls for vectors are of no one ticket.
  const { ticketsWithoutUsage } = totals;
  addSpending(totals, { calls, cachedCalls, usage, costUsd });
  return { ...totals, ticketsWithoutUsage };
}
