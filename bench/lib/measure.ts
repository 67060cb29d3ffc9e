import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a process took from start to exit. */
export interface Measurement {
  wallMs: number;
  /** User and system time of all its threads. */
  cpuMs: number;
  /** The most memory that was resident at once. */
  peakBytes: number;
}

const REPORT_USAGE = new URL('report-usage.mjs', import.meta.url).href;

/** Runs node in `folder` with these arguments, away from the caller's configuration. Throws when it fails. */
export async function measureNode(
  args: readonly string[],
  folder: string,
  extraEnv: Record<string, string> = {},
): Promise<Measurement> {
  const file = path.join(folder, 'usage.json');
  const startedAt = performance.now();
  await runNode(['--import', REPORT_USAGE, ...args], folder, { ...extraEnv, BENCH_USAGE_FILE: file });
  const wallMs = performance.now() - startedAt;
  const usage = JSON.parse(await readFile(file, 'utf8')) as NodeJS.ResourceUsage;
  return {
    wallMs,
    cpuMs: (usage.userCPUTime + usage.systemCPUTime) / 1000,
    // Kilobytes on every system.
    peakBytes: usage.maxRSS * 1024,
  };
}

/** Runs node and returns what it printed. Throws, with what it said, when it fails. */
export async function runNode(
  args: readonly string[],
  folder: string,
  extraEnv: Record<string, string> = {},
): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...plainEnvironment(), ...extraEnv },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`node ${args.join(' ')}: exit code ${code}\n${texts.stderr}`);
  return texts.stdout;
}

/** Gives the work a folder of its own, which is removed afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tickit-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(TICKIT|OPENAI|NODE)_/.test(name)));
}
