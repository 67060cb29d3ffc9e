import { COMMANDS } from './catalogue.ts';

const EXAMPLES = `Examples:
  tickit eval datasets/oncall.jsonl --split test
  tickit check labelled.jsonl --baseline baseline.jsonl
  tickit classify dump.csv -o predictions.csv
  tickit eval tickets.jsonl --model openai:gpt-4.1-mini --dry-run`;

const EXIT_CODES = `Exit codes:
  0    done
  1    gate failed
  2    wrong usage, configuration or data, or nowhere to write the result
  3    inconclusive
  4    stopped by provider, key or budget, or every call failed; can be resumed
  130  interrupted; can be resumed`;

const OPTIONS = `Options:
  -V, --version   print the version
  -h, --help      print this help, or behind a command its own`;

/** The help of the program as a whole. It is made here and not by the argument parser, which takes longer to load. */
export function programHelp(): string {
  const commands = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(17)}${summary}`);
  return `Usage: tickit <command> [options]

Escalate support tickets with LLMs, and know how good it is.

Commands:
${commands.join('\n')}

${OPTIONS}

${EXAMPLES}

${EXIT_CODES}
`;
}
