import type { CommanderError } from 'commander';
import {
  asExpected,
  DataError,
  GateError,
  InconclusiveError,
  InterruptedError,
  messageOf,
  ModelError,
  StoppedError,
  TickitError,
  UsageError,
} from './errors.ts';
import { safeJson, withoutSecrets } from './util/own-secrets.ts';

const USAGE = 2;
const BUG = 70;

/** Which error ends the process with which code. */
const EXIT_CODES = [
  [GateError, 1],
  [UsageError, USAGE],
  [DataError, 2],
  [InconclusiveError, 3],
  [StoppedError, 4],
  [ModelError, 4],
  [InterruptedError, 130],
] as const;

/** Says what went wrong and returns the exit code. */
export function reportFailure(thrown: unknown, argv: readonly string[]): number {
  const error = asExpected(thrown);
  const asJson = argv.includes('--json');
  if (isCommanderError(error)) return reportUsage(error, asJson);
  const code = EXIT_CODES.find(([kind]) => error instanceof kind)?.[1] ?? BUG;
  // A run that was judged has put its report there, which is the one object of --json.
  if (asJson && !(error instanceof InconclusiveError || error instanceof GateError)) writeErrorObject(error, code);
  process.stderr.write(`${withoutSecrets(errorText(error))}\n`);
  return code;
}

/** By its code, so that help need not load the parser for its class. */
const isCommanderError = (error: unknown): error is CommanderError =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');

/** Commander has said on stderr what is wrong, or has printed the help that was asked for. */
function reportUsage({ exitCode, code, message }: CommanderError, asJson: boolean): number {
  if (exitCode === 0) return 0;
  const text = code === 'commander.help' ? 'a command is missing' : message.replace(/^error: /, '');
  if (asJson) writeErrorObject(new UsageError(text), USAGE);
  return USAGE;
}

function errorText(error: unknown): string {
  if (!(error instanceof TickitError)) {
    const stack = error instanceof Error ? error.stack : messageOf(error);
    return `tickit: this is a bug in tickit; please report it with the lines below\n${stack}`;
  }
  return [`tickit: ${error.message}`, ...(error.hint === null ? [] : [error.hint])].join('\n');
}

function writeErrorObject(error: unknown, code: number): void {
  const hint = error instanceof TickitError ? error.hint : null;
  const object = { version: 1, kind: 'error', code, message: messageOf(error), hint };
  process.stdout.write(`${safeJson(object, 2)}\n`);
}
