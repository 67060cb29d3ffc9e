import { Command, CommanderError } from 'commander';
import {
  DataError,
  InconclusiveError,
  InterruptedError,
  messageOf,
  ModelError,
  StoppedError,
  TickitError,
  UsageError,
} from './errors.ts';
import { VERSION } from './version.ts';

/** Sub-commands in the order of the help; each is loaded only when it is called. */
const COMMANDS = {
  classify: {
    summary: 'decide for each ticket whether and to whom it must be escalated',
    load: async (summary: string) => (await import('./commands/classify.ts')).classifyCommand(summary),
  },
  eval: {
    summary: 'classify labelled tickets, score the answers and report',
    load: async (summary: string) => (await import('./commands/eval.ts')).evalCommand(summary),
  },
  ablate: {
    summary: 'compare pipelines and models on the same labelled tickets',
    load: async (summary: string) => (await import('./commands/ablate.ts')).ablateCommand(summary),
  },
  report: {
    summary: 'print the report of a run again, in any form, without a model call',
    load: async (summary: string) => (await import('./commands/report.ts')).reportCommand(summary),
  },
  config: {
    summary: 'look at the configuration in force',
    load: async (summary: string) => (await import('./commands/config.ts')).configCommand(summary),
  },
};

const HELP_AFTER = `
Examples:
  tickit eval datasets/oncall.jsonl --split test
  tickit classify dump.csv -o predictions.csv
  tickit eval tickets.jsonl --model openai:gpt-4.1-mini --dry-run

Exit codes:
  0    done
  1    gate failed
  2    wrong usage, configuration or data, or nowhere to write the result
  3    inconclusive
  4    stopped by provider, key or budget; can be resumed
  130  interrupted; can be resumed`;

const USAGE = 2;
const BUG = 70;

/** Which error ends the process with which code. */
const EXIT_CODES = [
  [UsageError, USAGE],
  [DataError, 2],
  [InconclusiveError, 3],
  [StoppedError, 4],
  [ModelError, 4],
  [InterruptedError, 130],
] as const;

/** Runs the program; sets the exit code and never ends the process itself. */
export async function main(argv: readonly string[]): Promise<void> {
  surviveLostOutput();
  forgetEmptyVariables(process.env);
  try {
    const program = await createProgram((argv[2] === 'help' ? argv[3] : argv[2]) ?? '');
    if (argv.length <= 2) program.outputHelp();
    else await program.parseAsync(argv);
  } catch (error) {
    const code = report(error, argv.includes('--json'));
    // What was lost on stdout before counts more.
    process.exitCode ??= code;
  }
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

async function createProgram(called: string): Promise<Command> {
  const program = new Command('tickit')
    .description('Escalate support tickets with LLMs, and know how good it is.')
    .version(VERSION, '-V, --version')
    .addHelpText('after', HELP_AFTER)
    .configureHelp({ showGlobalOptions: false });
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    program.addCommand(name === called ? await load(summary) : new Command(name).description(summary));
  }
  throwInsteadOfExit(program);
  return program;
}

/** Also in sub-commands, which were made apart from the program and so do not inherit it. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  command.commands.forEach(throwInsteadOfExit);
}

/** Says what went wrong and returns the exit code. */
function report(error: unknown, asJson: boolean): number {
  if (error instanceof CommanderError) return reportUsage(error, asJson);
  const code = EXIT_CODES.find(([kind]) => error instanceof kind)?.[1] ?? BUG;
  if (asJson) writeErrorObject(error, code);
  process.stderr.write(`${errorText(error)}\n`);
  return code;
}

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
  process.stdout.write(`${JSON.stringify(object, null, 2)}\n`);
}
