import { keepMemoryFlat } from './util/flat-memory.ts';

// All else is loaded when it is needed: help and the version are to be there at once.

/** Nothing at all asks for help too. */
const HELP = ['', 'help', '-h', '--help'];
const VERSION_FLAGS = ['-V', '--version'];

const WRONG_USAGE = 2;

/** Runs the program and sets the exit code. */
export async function main(argv: readonly string[]): Promise<void> {
  keepMemoryFlat();
  surviveLostOutput();
  endAtStrayErrors(argv);
  forgetEmptyVariables(process.env);
  const [, , called] = argv;
  try {
    if (argv.length <= 3 && HELP.includes(called ?? '')) await printHelp();
    else if (argv.length === 3 && VERSION_FLAGS.includes(called ?? '')) await printVersion();
    else await runCommand(argv);
  } catch (error) {
    const { reportFailure } = await import('./report-failure.ts');
    const code = reportFailure(error, argv);
    // What was lost on stdout before counts more.
    process.exitCode ??= code;
  }
}

/** Left alone, Node would end with 1, as if a gate had failed. */
function endAtStrayErrors(argv: readonly string[]): void {
  const end = async (error: unknown): Promise<void> => {
    const { reportFailure } = await import('./report-failure.ts');
    const { explainStray } = await import('./util/stray-error.ts');
    // eslint-disable-next-line no-restricted-properties -- only a hard exit stops what else goes on
    process.exit(reportFailure(explainStray(error), argv));
  };
  process.on('uncaughtException', (error) => void end(error));
}

async function printHelp(): Promise<void> {
  const { programHelp } = await import('./commands/help.ts');
  process.stdout.write(programHelp());
}

async function printVersion(): Promise<void> {
  const { VERSION } = await import('./version.ts');
  process.stdout.write(`${VERSION}\n`);
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
  process.exitCode = WRONG_USAGE;
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
