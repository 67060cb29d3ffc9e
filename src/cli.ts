import type { CommanderError } from 'commander';
import { programHelp } from './commands/help.ts';
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
import { keepMemoryFlat } from './util/flat-memory.ts';
import { safeJson, withoutSecrets } from './util/own-secrets.ts';
import { explainStray } from './util/stray-error.ts';
import { VERSION } from './version.ts';

/** Nothing at all asks for help too. */
const HELP = ['', 'help', '-h', '--help'];
const VERSION_FLAGS = ['-V', '--version'];

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

/** Runs the program and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  keepMemoryFlat();
  surviveLostOutput();
  endAtStrayErrors(argv);
  forgetEmptyVariables(process.env);
  const [, , called] = argv;
  try {
    if (argv.length <= 3 && HELP.includes(called ?? '')) process.stdout.write(programHelp());
    else if (argv.length === 3 && VERSION_FLAGS.includes(called ?? '')) process.stdout.write(`${VERSION}\n`);
    else await runCommand(argv);
  } catch (error) {
    const code = report(error, argv);
    // What was lost on stdout before counts more.
    process.exitCode ??= code;
  }
}

/** Left alone, Node would end with 1, as if a gate had failed. */
function endAtStrayErrors(argv: readonly string[]): void {
  process.once('uncaughtException', (error) => {
    // eslint-disable-next-line no-restricted-properties -- only a hard exit stops what else goes on
    process.exit(report(explainStray(error), argv));
  });
}

/** Work goes on, and is kept, when its output can't be written; each further write fails too, but is told once. */
function surviveLostOutput(): void {
  process.stdout.on('error', () => undefined);
  process.stdout.once('error', reportLostOutput);
  process.stderr.on('error', () => undefined);
}

function reportLostOutput({ code, message }: NodeJS.ErrnoException): void {
  // Whoever reads our output may stop, as `head` does; that is no failure.
  if (code === 'EPIPE') return;
  process.exitCode = USAGE;
  process.stderr.write(`tickit: can't write to stdout: ${message}\n`);
}

/** An empty variable says nothing, as in a CI job whose settings are not filled in. */
function forgetEmptyVariables(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(env)) {
    if (name.startsWith('TICKIT_') && env[name] === '') delete env[name];
  }
}

/** The argument parser is loaded only here: help and version need none. */
async function runCommand(argv: readonly string[]): Promise<void> {
  const { createProgram, withHelpLast } = await import('./commands/program.ts');
  const program = await createProgram((argv[2] === 'help' ? argv[3] : argv[2]) ?? '');
  await program.parseAsync(withHelpLast(program, argv.slice(2)), { from: 'user' });
}

/** Says what went wrong and returns the exit code. */
function report(thrown: unknown, argv: readonly string[]): number {
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
