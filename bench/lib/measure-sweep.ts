import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { builtCli } from './built-cli.ts';
import { measureNode } from './measure.ts';
import type { Problem } from './problem-load.ts';
import { problemText } from './problem-server.ts';

const MODEL = 'served';
const FIRST_AT = Date.parse('2025-01-01T00:00:00Z');
const MINUTE_MS = 60_000;

/** Writes the tickets that tell of the problems, one a minute, and a configuration that names the server. */
export async function writeProblems(folder: string, problems: readonly Problem[], baseUrl: string): Promise<void> {
  const lines = problems.map(({ incident }, number) => JSON.stringify(ticketOf(number, incident)));
  await writeFile(path.join(folder, 'tickets.jsonl'), `${lines.join('\n')}\n`);
  const endpoint = { provider: 'openai', model: MODEL, baseUrl };
  const config = { model: MODEL, embedder: MODEL, models: { [MODEL]: endpoint }, embedders: { [MODEL]: endpoint } };
  await writeFile(path.join(folder, 'tickit.config.json'), JSON.stringify(config));
}

const ticketOf = (number: number, incident: number) => ({
  id: `T-${number}`,
  createdAt: new Date(FIRST_AT + number * MINUTE_MS).toISOString(),
  text: problemText(number),
  label: 'system_failure',
  incidentId: `INC-${incident}`,
});

export interface SweepWork {
  /** Holds what `writeProblems` writes. */
  folder: string;
  /** The name of the run's folder in it. */
  run: string;
  representative: string;
  /** The highest threshold; the lowest is the default. */
  to: number;
}

/** Runs the command without rewriting, in a process of its own, and gives the CPU time that it took in milliseconds. */
export async function measureSweep({ folder, run, representative, to }: SweepWork): Promise<number> {
  const args = ['sweep-threshold', 'tickets.jsonl', '--rewrite', 'off', '--concurrency', '64', '-q', '-o', 'out.json'];
  const flags = ['--run', run, '--representative', representative, '--to', String(to)];
  return (await measureNode([builtCli(), ...args, ...flags], folder)).cpuMs;
}
