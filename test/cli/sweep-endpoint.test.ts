import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { letters, startEmbeddingServer, type EmbeddingServer } from '../helpers/embedding-server.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { tempFolder, type TempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

/** Tickets that all say something else, so that each has a text of its own to be embedded. */
const tickets = (count: number) =>
  someTickets(count, { label: 'system_failure' }).map((ticket, index) => ({
    ...ticket,
    text: `the ${index % 2 === 0 ? 'zone does not resolve' : 'volume is read only'} in building ${index}`,
    incidentId: `INC-${index % 4}`,
    createdAt: '2025-03-01T00:00:00Z',
  }));

function folderFor({ baseUrl }: EmbeddingServer, count: number, more: Record<string, unknown> = {}): TempFolder {
  const folder = tempFolder();
  folder.write('tickets.jsonl', jsonl(tickets(count)));
  const models = { served: { provider: 'openai', model: 'both', baseUrl, price: { input: 1, output: 2 } } };
  const embedders = {
    vectors: { provider: 'openai', model: 'both', baseUrl, price: { input: 10, output: 0 }, ...more },
  };
  folder.write('tickit.config.json', JSON.stringify({ model: 'served', embedder: 'vectors', models, embedders }));
  return folder;
}

const SWEEP = ['sweep-threshold', 'tickets.jsonl', '--rewrite', 'off', '--json', '--max-retries', '0'];
const sweep = (folder: TempFolder, ...flags: string[]) => runCli([...SWEEP, ...flags], { cwd: folder.path });

it('calls for vectors are in the usage of the report, and what was made into groups is not made again', async () => {
  await using server = await startEmbeddingServer();
  await using folder = folderFor(server, 100);
  const { code, stdout } = await sweep(folder, '--run', 'run');
  expect(code).toBe(0);
  expect(server.counts).toEqual({ chats: 100, embeddings: 2 });
  // 100 · (100 + 10) tokens in; 100 · (100 · $1 + 20 · $2 + 10 · $10) / 1 000 000
  const usage = { calls: 102, cachedCalls: 0, inputTokens: 11_000, outputTokens: 2000, costUsd: 0.024 };
  expect(JSON.parse(stdout)).toMatchObject({ tickets: 100, failed: 0, usage: { ...usage, ticketsWithoutUsage: 0 } });
  expect(await runCli(['report', 'run', '--json'], { cwd: folder.path })).toMatchObject({ code: 0, stdout });
  expect(await sweep(folder, '--run', 'run')).toMatchObject({ code: 0, stdout });
  expect(server.texts).toHaveLength(100);
});

it('killed while embedding it goes on, and no text whose vector had come is embedded again', async () => {
  await using server = await startEmbeddingServer((texts, index) => (index === 0 ? letters(texts, index) : null));
  await using folder = folderFor(server, 150);
  const started = startCli([...SWEEP, '--run', 'run', '--concurrency', '1'], { cwd: folder.path });
  while (server.counts.embeddings < 2) await sleep(5);
  started.process.kill('SIGKILL');
  expect(await started.result).toMatchObject({ signal: 'SIGKILL' });
  const before = new Set(server.texts.slice(0, 64));
  const asked = server.texts.length;
  server.use(letters);
  const { code, stdout } = await sweep(folder, '--run', 'run');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ failed: 0, usage: { calls: 150 + 3, inputTokens: 150 * 110 } });
  const later = server.texts.slice(asked);
  expect(later).toHaveLength(150 - 64);
  expect(later.filter((text) => before.has(text))).toEqual([]);
  expect(server.counts.chats).toBe(150);
});

it('with a cache the whole sweep is done again offline, without a server, and groups are the same', async () => {
  const server = await startEmbeddingServer();
  await using folder = folderFor(server, 20);
  const flags = ['--cache', 'cache.jsonl', '--rewrite', 'both'];
  expect(await sweep(folder, '--run', 'one', ...flags)).toMatchObject({ code: 0 });
  const planned = await sweep(folder, '--dry-run', ...flags);
  expect(JSON.parse(planned.stdout)).toMatchObject({
    calls: 20,
    cachedCalls: 20,
    embedding: { texts: 20, cachedTexts: 20 },
  });
  await server[Symbol.asyncDispose]();
  const { code, stdout } = await sweep(folder, '--run', 'two', '--offline', ...flags);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ usage: { costUsd: 0 } });
  expect(folder.read('two/links.jsonl')).toBe(folder.read('one/links.jsonl'));
});

describe('an embedder that gives what can not be used stops the sweep, saying so', () => {
  it.each([
    { name: 'another dimension', bad: [[1, 2, 3]], part: 'expected vectors of 8 numbers, got one of 3' },
    { name: 'a vector of zeros', bad: [Array(8).fill(0)], part: 'direction' },
    { name: 'no numbers', bad: [Array(8).fill(null)], part: 'expected embeddings as numbers' },
  ])('with $name', async ({ bad, part }) => {
    // 64 texts and one
    await using server = await startEmbeddingServer((texts, index) => (index === 0 ? letters(texts, index) : bad));
    await using folder = folderFor(server, 65);
    const stopped = await sweep(folder, '--run', 'run', '--concurrency', '1');
    expect(stopped.code).toBe(4);
    for (const text of [part, 'run the same command again']) expect(stopped.stderr).toContain(text);
    server.use(letters);
    expect(await sweep(folder, '--run', 'run')).toMatchObject({ code: 0 });
  });

  it('with another dimension than an earlier process got', async () => {
    await using server = await startEmbeddingServer((texts, index) => (index === 0 ? letters(texts, index) : 500));
    await using folder = folderFor(server, 65);
    expect(await sweep(folder, '--run', 'run', '--concurrency', '1')).toMatchObject({ code: 4 });
    server.use(() => [[1, 2, 3]]);
    const { code, stderr } = await sweep(folder, '--run', 'run');
    expect(code).toBe(2);
    expect(stderr).toContain('expected a vector of 8 numbers, as before, got one of 3');
  });
});

it('--max-calls counts calls for vectors, too, and stops with 4; it goes on when more are allowed', async () => {
  await using server = await startEmbeddingServer();
  await using folder = folderFor(server, 100);
  const stopped = await sweep(folder, '--run', 'run', '--max-calls', '101');
  expect(stopped.code).toBe(4);
  expect(stopped.stderr).toContain('--max-calls');
  expect(server.counts).toEqual({ chats: 100, embeddings: 1 });
  expect(await sweep(folder, '--run', 'run', '--max-calls', '102')).toMatchObject({ code: 0 });
  expect(server.texts).toHaveLength(100);
});

it('--max-cost is not passed by the first call for vectors either, though it carries many texts', async () => {
  await using server = await startEmbeddingServer();
  await using folder = folderFor(server, 100);
  const stopped = await sweep(folder, '--run', 'run', '--model', 'embedded', '--max-cost', '0.001');
  expect(stopped.code).toBe(4);
  expect(stopped.stderr).toContain('--max-cost');
  expect(server.counts.embeddings).toBe(0);
  expect(await sweep(folder, '--run', 'run', '--model', 'embedded', '--max-cost', '5')).toMatchObject({ code: 0 });
  expect(server.texts).toHaveLength(100);
});

it('a key that is missing is asked for before anything is sent', async () => {
  await using server = await startEmbeddingServer();
  await using folder = folderFor(server, 5, { apiKeyEnv: 'VECTORS_KEY' });
  const { code, stderr } = await sweep(folder, '--run', 'run');
  expect(code).toBe(4);
  expect(stderr).toContain('VECTORS_KEY');
  expect(server.counts).toEqual({ chats: 0, embeddings: 0 });
});

it('an embedder without a price leaves the cost unknown', async () => {
  await using server = await startEmbeddingServer();
  await using folder = folderFor(server, 5, { price: undefined });
  const { stdout } = await sweep(folder, '--run', 'run');
  expect(JSON.parse(stdout)).toMatchObject({ usage: { calls: 6, inputTokens: 550, costUsd: null } });
});

it('a rewrite that fails leaves its group the text that it had, and is counted', async () => {
  await using server = await startEmbeddingServer(letters, (prompt) => prompt.includes('<description-'));
  await using folder = folderFor(server, 8);
  const { code, stdout } = await sweep(folder, '--run', 'run', '--rewrite', 'both');
  expect(code).toBe(0);
  const rewrites = folder.readJsonl('run/rewrites.jsonl');
  expect(rewrites.length).toBeGreaterThan(0);
  expect(rewrites.filter(({ status, text }) => status === 'failed' && text === null)).toHaveLength(rewrites.length);
  expect((JSON.parse(stdout) as { run: { notice: string } }).run.notice).toContain(
    `${rewrites.length} of ${rewrites.length} rewrites failed: their groups kept the text they had.`,
  );
  const groupsWith = (rewrite: boolean) =>
    folder
      .readJsonl('run/links.jsonl')
      .filter((link) => link.rewrite === rewrite)
      .map(({ ticketId, threshold, group }) => ({ ticketId, threshold, group }));
  expect(groupsWith(true)).toEqual(groupsWith(false));
});

it('a gate without calls says how many descriptions a changed prompt needs, and sends nothing', async () => {
  await using server = await startEmbeddingServer();
  await using folder = folderFor(server, 6);
  const cassette = ['--cache', 'cassette.jsonl', '--rewrite', 'off'];
  expect(await sweep(folder, '--run', 'base', ...cassette)).toMatchObject({ code: 0 });
  const gate = ['check', 'tickets.jsonl', '--baseline', 'base', '--cache', 'cassette.jsonl', '--offline', '-q'];
  const before = { ...server.counts };
  const same = await runCli([...gate, '--rewrite', 'off', '--on-inconclusive', 'pass'], { cwd: folder.path });
  expect(same.code).toBe(0);
  const config = JSON.parse(folder.read('tickit.config.json')) as object;
  const prompt = readFileSync(new URL('../../prompts/describe.md', import.meta.url), 'utf8');
  folder.write('own/describe.md', prompt.replace(/\s*$/, '\nBe brief.\n'));
  folder.write('tickit.config.json', JSON.stringify({ ...config, prompts: 'own' }));
  const missing = await runCli(gate, { cwd: folder.path });
  expect(missing.code).toBe(4);
  expect(missing.stderr).toContain('cassette.jsonl lacks replies for 6 of 6 descriptions: 6 live calls are needed');
  expect(server.counts).toEqual(before);
});
