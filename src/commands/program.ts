import { Command } from 'commander';
import { VERSION } from '../version.ts';
import { COMMANDS } from './catalogue.ts';
import { programHelp } from './help.ts';

/** The program with the command that was called in full, and the others by name. Throws instead of ending the process. */
export async function createProgram(called: string): Promise<Command> {
  const program = new Command('tickit').version(VERSION, '-V, --version').configureHelp({ formatHelp });
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    program.addCommand(name === called ? await load(summary) : new Command(name).description(summary));
  }
  throwInsteadOfExit(program);
  return program;
}

/** Commands that are added keep the parser's own form of help. */
const formatHelp = (): string => programHelp();

/** Also in sub-commands, which were made apart from the program and so do not inherit it. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  command.commands.forEach(throwInsteadOfExit);
}
