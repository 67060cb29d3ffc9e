import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { CLI, ensureBuilt } from './built-cli.ts';

await ensureBuilt();

export interface CliOptions {
  /** Working directory; always a temporary one. */
  cwd: string;
  /** Added to an environment that holds little more than PATH. */
  env?: Record<string, string>;
}

export interface CliResult {
  /** Null when a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A process of the built program that is still running. */
export interface StartedCli {
  readonly process: ChildProcess;
  readonly result: Promise<CliResult>;
}

/** Starts `tickit` with nothing of the caller's environment that could change what it does. */
export function startCli(args: readonly string[], options: CliOptions): StartedCli {
  return startProcess(process.execPath, [CLI, ...args], options);
}

export const runCli = (args: readonly string[], options: CliOptions): Promise<CliResult> =>
  startCli(args, options).result;

/** Runs a POSIX shell command in which `tickit` stands for the built program. */
export const runShell = (command: string, options: CliOptions): Promise<CliResult> =>
  startProcess('sh', ['-c', `tickit() { "$NODE" "$CLI" "$@"; }\n${command}`], options).result;

function startProcess(file: string, args: readonly string[], { cwd, env }: CliOptions): StartedCli {
  const child = spawn(file, args, { cwd, env: { ...plainEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  return { process: child, result: collect(child) };
}

function plainEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  return { PATH, HOME, NODE: process.execPath, CLI, ...(TMPDIR === '' ? {} : { TMPDIR }) };
}

async function collect(child: ChildProcess): Promise<CliResult> {
  const stdout = textOf(child.stdout);
  const stderr = textOf(child.stderr);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, stdout: stdout(), stderr: stderr() };
}

function textOf(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
