import { execFile } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { readLines } from '../../src/util/read-lines.ts';
import { INSTRUCTION } from './call-load.ts';

const VERSION = '0.121.20';

const ENTRY = path.join('node_modules', 'promptfoo', 'dist', 'src', 'entrypoint.js');

/** Installs it below the folder, unless it is there, which takes minutes, and returns the path of its program. */
export async function installPromptfoo(folder: string): Promise<string> {
  const program = path.resolve(folder, ENTRY);
  if (existsSync(program)) return program;
  await writeFile(path.join(folder, 'package.json'), '{"private":true}');
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `promptfoo@${VERSION}`];
  await promisify(execFile)('npm', args, { cwd: folder });
  return program;
}

interface Work {
  dump: string;
  baseUrl: string;
}

/** Writes the same work as a configuration of promptfoo: one call and one comparison with the label for each ticket. */
export async function writePromptfooConfig(file: string, { dump, baseUrl }: Work): Promise<void> {
  const tests: unknown[] = [];
  for await (const lines of readLines(createReadStream(dump))) {
    for (const { text } of lines) tests.push(testOf(JSON.parse(text) as DumpedTicket));
  }
  const config = {
    providers: [{ id: 'openai:chat:bench', config: { apiBaseUrl: baseUrl, apiKey: 'none' } }],
    prompts: [`${INSTRUCTION}\n{{text}}`],
    tests,
  };
  await writeFile(file, JSON.stringify(config));
}

interface DumpedTicket {
  label: string;
  messages: { role: string; text: string }[];
}

function testOf({ label, messages }: DumpedTicket) {
  const text = messages.map(({ role, text: said }) => `${role}: ${said}`).join('\n');
  const value = 'JSON.parse(output).category === context.vars.label';
  return { vars: { text, label }, assert: [{ type: 'javascript', value }] };
}

/** Away from the network and the user's own data. */
export const promptfooEnvironment = (folder: string): Record<string, string> => ({
  PROMPTFOO_CONFIG_DIR: path.join(folder, '.promptfoo'),
  PROMPTFOO_DISABLE_TELEMETRY: '1',
  PROMPTFOO_DISABLE_UPDATE: '1',
  PROMPTFOO_DISABLE_REMOTE_GENERATION: '1',
  PROMPTFOO_DISABLE_SHARING: '1',
  // It may write to its log files after it has closed them, and then fails with all work done.
  PROMPTFOO_DISABLE_DEBUG_LOG: '1',
  PROMPTFOO_DISABLE_ERROR_LOG: '1',
  // A share of wrong answers is no failure of the program.
  PROMPTFOO_FAILED_TEST_EXIT_CODE: '0',
});

export const promptfooArguments = (program: string, config: string, concurrency: number): string[] => [
  program,
  ...['eval', '-c', config, '-j', String(concurrency)],
  ...['--no-write', '--no-cache', '--no-table', '--no-progress-bar'],
];
