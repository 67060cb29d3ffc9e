import { once } from 'node:events';

export interface Verbosity {
  quiet?: boolean | undefined;
  verbose?: boolean | undefined;
}

/** Where a command writes: its result to stdout, all else to stderr. */
export interface CommandIo {
  /** Resolves when the text is on its way; false when nobody reads stdout any more. */
  result: (text: string) => Promise<boolean>;
  /** What happens; not shown with --quiet. */
  note: (line: string) => void;
  /** Details; shown with --verbose only. */
  detail: (line: string) => void;
}

export function createIo({ quiet = false, verbose = false }: Verbosity): CommandIo {
  const note = (line: string): void => {
    if (!quiet) process.stderr.write(`${line}\n`);
  };
  return { result: writeResult, note, detail: (line) => (verbose ? note(line) : undefined) };
}

async function writeResult(text: string): Promise<boolean> {
  const { stdout } = process;
  if (stdout.destroyed || stdout.writableEnded) return false;
  if (!stdout.write(text)) await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(() => undefined);
  return !stdout.destroyed;
}
