import { Command } from 'commander';
import { VERSION } from '../version.ts';
import { COMMANDS } from './catalogue.ts';
import { programHelp } from './help.ts';
import { refuseEmpty } from './options/refuse-empty.ts';
import { misspeltVariables } from './options/variables.ts';
import { createIo, type Verbosity } from './output/io.ts';

/** The program with the command that was called in full, and the others by name. Throws instead of ending the process. */
export async function createProgram(called: string): Promise<Command> {
  const program = new Command('tickit').version(VERSION, '-V, --version').configureHelp({ formatHelp });
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    program.addCommand(name === called ? await load(summary) : new Command(name).description(summary));
  }
  program.hook('preAction', (_, command) => {
    refuseEmpty(command);
    misspeltVariables(process.env).forEach(createIo(command.opts<Verbosity>()).note);
  });
  throwInsteadOfExit(program);
  return program;
}

/** `help sft build` and `sft help build` as `sft build --help`; a command that there is not is left to the parser, which says so. */
export function withHelpLast(program: Command, args: readonly string[]): readonly string[] {
  const names = namesAfterHelp(program, args);
  if (names === null) return args;
  const known: string[] = [];
  let command = program;
  for (const name of names) {
    const next = command.commands.find((each) => each.name() === name);
    if (next === undefined && command.commands.length > 0) return [...known, name];
    if (next === undefined) break;
    known.push(name);
    command = next;
  }
  return [...known, '--help'];
}

/** The commands that help is asked for; null when it is not asked for by that word. */
function namesAfterHelp({ commands }: Command, [first, second, ...rest]: readonly string[]): readonly string[] | null {
  if (first === 'help') return second === undefined ? [] : [second, ...rest];
  const group = commands.find((command) => command.name() === first && command.commands.length > 0);
  return group !== undefined && second === 'help' ? [group.name(), ...rest] : null;
}

/** Commands that are added keep the parser's own form of help. */
const formatHelp = (): string => programHelp();

/** Also in sub-commands, which were made apart from the program and so do not inherit it. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  command.commands.forEach(throwInsteadOfExit);
}
