import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { composeTickets, GENERATED } from '../../bench/lib/compose-tickets.ts';
import { loadCorpus, titleKey } from '../../bench/lib/corpus.ts';
import { LOAD_FORMATS, writeLoad } from '../../bench/lib/write-load.ts';
import { readTickets } from '../../src/tickets/read.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const GENERATE = fileURLToPath(new URL('../../bench/generate.ts', import.meta.url));
const corpus = await loadCorpus();
const compose = (tickets: number, seed: number): Ticket[] => [...composeTickets(corpus, { tickets, seed })];
const tickets = compose(500, 1);

it('the same seed gives the same tickets, another one others', () => {
  expect(compose(50, 7)).toEqual(compose(50, 7));
  expect(compose(50, 8)).not.toEqual(compose(50, 7));
});

it('a shorter load is the beginning of a longer one', () => {
  expect(compose(50, 1)).toEqual(tickets.slice(0, 50));
});

it('every tenth ticket is to learn from, and every category occurs among them', () => {
  const train = tickets.filter(({ gold }) => gold.split === 'train');
  expect(train).toHaveLength(50);
  const labels = new Set(corpus.tickets.map(({ gold }) => gold.label));
  expect(new Set(train.map(({ gold }) => gold.label))).toEqual(labels);
});

it('ids are new and distinct', () => {
  const known = new Set(corpus.tickets.map(({ id }) => id));
  expect(new Set(tickets.map(({ id }) => id)).size).toBe(tickets.length);
  expect(tickets.filter(({ id }) => known.has(id))).toEqual([]);
});

it('time runs on from ticket to ticket and from message to message', () => {
  const created = tickets.map(({ createdAt }) => Date.parse(createdAt ?? ''));
  expect(created).toEqual(created.toSorted((a, b) => a - b));
  for (const { createdAt, messages } of tickets) {
    const times = messages.map(({ at }) => Date.parse(at ?? ''));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(messages[0]?.at).toBe(createdAt);
  }
});

it('messages come from several tickets of the same language and label, and keep their speaker', () => {
  const homes = new Map<string, string>();
  for (const ticket of corpus.tickets) for (const key of messageKeys(ticket)) homes.set(key, ticket.id);
  const found = tickets.map((ticket) => messageKeys(ticket).map((key) => homes.get(key)));
  expect(found.flat()).not.toContain(undefined);
  const mixed = found.filter((ids) => new Set(ids).size > 1);
  expect(mixed.length).toBeGreaterThan(0.9 * tickets.length);
});

const messageKeys = (ticket: Ticket): string[] =>
  ticket.messages.map(({ role, text }) => `${titleKey(ticket)} ${role} ${text}`);

it.each(LOAD_FORMATS)(
  '%s reads back as what was composed, every ticket saying that it is for load only',
  async (format) => {
    await using folder = tempFolder();
    const file = folder.at(`load-50.${format}`);
    await writeLoad(file, { tickets: 50, seed: 1, format });
    const read: unknown[] = [];
    for await (const records of readTickets(file, { labels: null })) {
      read.push(...records.map((record) => (record.status === 'read' ? record.ticket : record)));
    }
    expect(read).toEqual(tickets.slice(0, 50));
    expect(new Set(tickets.map(({ extra }) => extra['generated']))).toEqual(new Set([GENERATED]));
  },
);

it('the command says on stderr that the dump is for load only', async () => {
  await using folder = tempFolder();
  const { status, stdout, stderr } = generate('--tickets', '20', '-o', folder.at('load-20.csv'));
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
  expect(stderr).toContain('load only');
  expect(folder.read('load-20.csv')).toContain(GENERATED);
});

it('the command refuses a file name that does not say what the file is', async () => {
  await using folder = tempFolder();
  const { status, stderr } = generate('--tickets', '20', '-o', folder.at('oncall.jsonl'));
  expect(status).toBe(2);
  expect(stderr).toContain('load-20.jsonl');
  expect(existsSync(folder.at('oncall.jsonl'))).toBe(false);
});

function generate(...args: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', GENERATE, ...args], { encoding: 'utf8' });
}
