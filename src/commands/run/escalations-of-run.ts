import { existsSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../errors.ts';
import { isRun, readManifest, type RunManifest, type SweepIdentity } from '../../runs/folder/manifest.ts';
import { readPredictions } from '../../runs/log/prediction-log.ts';
import { runFiles } from '../../runs/folder/run-folder.ts';
import { sha256OfFile } from '../../util/hash.ts';

/** What a run escalated. */
export interface RunEscalations {
  /** The predicted category of each ticket that was escalated. */
  categories: Map<string, string>;
  identity: NonNullable<SweepIdentity['fromRun']>;
}

/**
 * The tickets that the first answers of a run escalate. Throws UsageError when the folder holds no such run, or one on other
 * tickets than those of the dataset, and DataError when it can't be read.
 */
export async function escalationsOfRun(folder: string, dataset: string): Promise<RunEscalations> {
  const files = runFiles(folder);
  const manifest = await readManifest(files.manifest);
  if (!isRun(manifest)) {
    throw new UsageError(
      `--from-run: expected a run of classify or eval, got one of ${manifest.identity.kind}: ${folder}`,
      {
        hint: 'The rows of an ablation are runs: they are under rows/ in its folder.',
      },
    );
  }
  if (manifest.finishedAt === null) {
    throw new UsageError(`--from-run: expected a finished run, got one with tickets left: ${folder}`, {
      hint: 'Run the command that began it once more.',
    });
  }
  // A dataset that is not there shows when it is read.
  if (existsSync(dataset) && manifest.identity.datasetSha256 !== (await sha256OfFile(dataset))) {
    throw new UsageError(`--from-run: expected a run on the same tickets, got one on ${manifest.dataset.path}`, {
      hint: 'The file was changed since, or it is another one.',
    });
  }
  return foldPredictions(folder, manifest);
}

async function foldPredictions(folder: string, { categories }: RunManifest): Promise<RunEscalations> {
  const { predictions } = runFiles(folder);
  const escalating = new Set(categories.filter(({ escalates }) => escalates).map(({ name }) => name));
  const escalated = new Map<string, string>();
  const incidents = { all: new Set<string>(), seen: new Set<string>() };
  for await (const { repeat, ticketId, category, label, incidentId } of readPredictions(predictions)) {
    if (repeat !== 0) continue;
    const isEscalated = category !== null && escalating.has(category);
    if (isEscalated) escalated.set(ticketId, category);
    if (label === null || !escalating.has(label)) continue;
    const incident = incidentId ?? `\n${ticketId}`;
    incidents.all.add(incident);
    if (isEscalated) incidents.seen.add(incident);
  }
  return {
    categories: escalated,
    identity: {
      folder: path.normalize(folder),
      predictionsSha256: await sha256OfFile(predictions),
      missedIncidents: incidents.all.size - incidents.seen.size,
    },
  };
}
