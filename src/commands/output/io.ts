import { withoutSecrets } from '../../util/own-secrets.ts';

export interface Verbosity {
  quiet?: boolean | undefined;
  verbose?: boolean | undefined;
}

/** Where a command writes: its result to stdout, all else to stderr. */
export interface CommandIo {
  /** Whether nothing but the result and errors is shown. */
  isQuiet: boolean;
  /** Columns of the terminal that the result goes to; Infinity where it goes elsewhere. */
  width: number;
  /** Resolves when the text is on its way; false when stdout takes no more. */
  result: (text: string) => Promise<boolean>;
  /** What happens; not shown with --quiet. */
  note: (line: string) => void;
  /** Details; shown with --verbose only. */
  detail: (line: () => string) => void;
}

export function createIo({ quiet = false, verbose = false }: Verbosity): CommandIo {
  const note = (line: string): void => {
    if (!quiet) process.stderr.write(`${withoutSecrets(line)}\n`);
  };
  return {
    isQuiet: quiet,
    width: terminalWidth(),
    result: writeResult,
    note,
    detail: (line) => (verbose ? note(line()) : undefined),
  };
}

/** Some terminals tell no width, or 0. */
const terminalWidth = (): number => (process.stdout.isTTY && process.stdout.columns) || Infinity;

function writeResult(text: string): Promise<boolean> {
  return new Promise((resolve) => {
    process.stdout.write(withoutSecrets(text), (error) => resolve(!error));
  });
}
