import { readdirSync, readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { endpointFolder } from '../helpers/endpoint-folder.ts';
import { startServer, type RecordedRequest } from '../helpers/misbehaving-server.ts';
import { answerText, replies, type Respond } from '../helpers/replies.ts';
import { runCli } from '../helpers/run-cli.ts';
import type { TempFolder } from '../helpers/temp-folder.ts';

const KEYS = { OPENAI_API_KEY: 'sk-openai-Zq7Lw2Rt9Xk4Vb8Nm3Pd', SERVED_KEY: 'sk-served-Hy6Tg1Jc5Fs0We7Ua2Qo' };

const KINDS = ['plain', 'prose', 'cut', 'error', 'header', 'broken', 'html', 'reset'];

/** Says the keys in every way a server can. */
function indiscreet({ body, headers, index }: RecordedRequest): Respond {
  const key = `${headers.authorization ?? ''} and ${KEYS.OPENAI_API_KEY}`;
  const kind = KINDS.find((name) => body.messages.some(({ content }) => content.includes(`kind-${name}`)));
  const answer = JSON.stringify({ reasoning: `The key is ${key}`, category: 'other', confidence: 0.9 });
  switch (kind) {
    case 'prose':
      return replies.completion({ content: `I would use ${key} for it.` });
    case 'cut':
      return replies.completion({ content: `${'x'.repeat(1960)} ${key}` });
    case 'error':
      return replies.echoingKey(400);
    case 'header':
      return replies.throttled({ 'x-request-id': key, 'x-key': key }, index % 2 === 0 ? 400 : 500);
    case 'broken':
      return replies.brokenJson(`{"key": "${key}`);
    case 'html':
      return replies.html(`<p>${key}</p>`);
    case 'reset':
      return replies.reset();
    case undefined:
    default:
      return replies.completion({ content: index % 2 === 0 ? answer : answerText() });
  }
}

/** Every file below the folder as text, the packed tickets of HTML reports unpacked. */
function textsOf(folder: TempFolder, ...left: string[]): Record<string, string> {
  const names = readdirSync(folder.path, { recursive: true }).map(String);
  const files = names.filter((name) => statSync(folder.at(name)).isFile() && !left.includes(name));
  return Object.fromEntries(files.map((name) => [name, unpacked(readFileSync(folder.at(name), 'utf8'))]));
}

const unpacked = (text: string): string =>
  text.replaceAll(/H4sI[\w+/=]{40,}/g, (packed) => gunzipSync(Buffer.from(packed, 'base64')).toString('utf8'));

/** A key, its last eight characters, its first sixteen, and how URLs and base64 write it. */
const tracesOf = (key: string): string[] => [
  key,
  key.slice(-8),
  key.slice(0, 16),
  encodeURIComponent(key),
  Buffer.from(key).toString('base64').slice(0, 20),
];

function expectNoKey(texts: Record<string, string>): void {
  for (const trace of Object.values(KEYS).flatMap(tracesOf)) {
    const found = Object.keys(texts).filter((name) => texts[name]?.includes(trace));
    expect(found, `${trace} in`).toEqual([]);
  }
}

it('no file, log, report or terminal output holds a key, wherever a ticket or the server says it', async () => {
  await using server = await startServer(indiscreet);
  const said = `my keys are ${KEYS.OPENAI_API_KEY} and "${KEYS.SERVED_KEY}", or ${Buffer.from(KEYS.SERVED_KEY).toString('base64')}`;
  const tickets = KINDS.flatMap((kind) => [
    { id: `${kind}-1`, title: said, text: `kind-${kind}: ${said}`, label: 'other', tags: [`tag ${KEYS.SERVED_KEY}`] },
    { id: `${kind}-2`, text: `kind-${kind} again`, label: 'system_failure', product: KEYS.OPENAI_API_KEY },
  ]);
  const unreadable = { id: '', text: said };
  await using folder = endpointFolder(server, [...tickets, unreadable], { apiKeyEnv: 'SERVED_KEY', rpm: 60_000 });
  const flags = ['--run', 'run', '--max-retries', '1', '--cache', 'cache.jsonl', '-v'];
  const options = { cwd: folder.path, env: KEYS };
  const outputs = {
    eval: await runCli(['eval', 'tickets.jsonl', ...flags, '--json'], options),
    retried: await runCli(['eval', 'tickets.jsonl', ...flags, '--retry-failed'], options),
    classify: await runCli(['classify', 'tickets.jsonl', '--cache', 'cache.jsonl', '-v', '-o', 'out.csv'], options),
    report: await runCli(['report', 'run', '--format', 'html', '-o', 'again.html'], options),
    strict: await runCli(['eval', 'tickets.jsonl', '--strict'], options),
    dryRun: await runCli(['eval', 'tickets.jsonl', '--dry-run'], options),
    embedded: await runCli(['eval', 'tickets.jsonl', '--model', 'embedded', '--run', 'embedded'], options),
    sft: await runCli(['sft', 'build', '--from-labels', 'tickets.jsonl', '-o', 'rows.jsonl'], options),
  };
  const codes = Object.entries(outputs).map(([name, { code }]) => `${name} ${code}`);
  expect(codes).toEqual([
    'eval 0',
    'retried 0',
    'classify 0',
    'report 0',
    'strict 2',
    'dryRun 0',
    'embedded 0',
    'sft 0',
  ]);
  const files = textsOf(folder, 'tickets.jsonl');
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['cache.jsonl', 'run/calls.jsonl', 'run/report.html', 'run/rejected.jsonl', 'out.csv']),
  );
  for (const name of ['run/predictions.jsonl', 'run/report.html', 'cache.jsonl', 'run/rejected.jsonl', 'rows.jsonl']) {
    expect(files[name], name).toContain('[redacted]');
  }
  expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${KEYS.SERVED_KEY}`);
  const printed = Object.entries(outputs).map(([name, { stdout, stderr }]) => [name, `${stdout}\n${stderr}`]);
  expectNoKey({ ...files, ...(Object.fromEntries(printed) as Record<string, string>) });
}, 120_000);

it.each([
  { what: 'the host', key: 'sk-127.0.0.1' },
  { what: 'ids of tickets', key: 'sk-customer-portal' },
  { what: 'the model', key: 'sk-is-served' },
  { what: 'what stands for a key', key: 'sk-redacted' },
])('a key that occurs in $what does not keep a run from being gone on with', async ({ key }) => {
  await using server = await startServer(({ index }) => (index === 1 ? replies.status(500) : replies.good()));
  const tickets = [1, 2, 3].map((number) => ({
    id: `customer-portal-${number}`,
    text: `${number}: the key was redacted`,
    label: 'other',
  }));
  const settings = { apiKeyEnv: 'SERVED_KEY', model: 'gpt-is-served' };
  await using folder = endpointFolder(server, tickets, settings);
  const flags = ['--run', 'run', '--max-retries', '0', '--concurrency', '1', '-q', '--json'];
  const options = { cwd: folder.path, env: { SERVED_KEY: key } };
  const first = await runCli(['eval', 'tickets.jsonl', ...flags], options);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  const again = await runCli(['eval', 'tickets.jsonl', ...flags], options);
  expect(again).toEqual(first);
  expect(server.requests).toHaveLength(3);
  const retried = await runCli(['eval', 'tickets.jsonl', ...flags, '--retry-failed'], options);
  expect(JSON.parse(retried.stdout)).toMatchObject({ tickets: 3, coverage: { value: 1 } });
  expect(server.requests).toHaveLength(4);
  expect(folder.readJsonl('run/predictions.jsonl')).toHaveLength(4);
  // The page finds the texts of all tickets.
  const page = unpacked(folder.read('run/report.html'));
  for (const number of [1, 2, 3]) expect(page).toContain(`${number}: the key was`);
});
