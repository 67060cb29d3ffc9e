import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { UsageError } from '../../src/errors.ts';
import { bindPrompt } from '../../src/prompts/bind.ts';
import { bindRewritePrompt } from '../../src/prompts/bind-rewrite.ts';
import { loadPrompt, SHIPPED_PROMPTS } from '../../src/prompts/library.ts';
import { categoriesSchema } from '../../src/tickets/category.ts';
import { parseTicket } from '../../src/tickets/parse-ticket.ts';
import { conversationOf, type Ticket } from '../../src/tickets/ticket.ts';

const NAMES = readdirSync(SHIPPED_PROMPTS)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3))
  .filter((name) => name !== 'rewrite');
const CATEGORIES = categoriesSchema.parse(parse(readFileSync(path.join(SHIPPED_PROMPTS, 'categories.yaml'), 'utf8')));

/** Marks all that a prompt must not show with HIDDEN, and what it must show with SHOWN. */
const RAW = {
  id: 'HIDDEN-id',
  createdAt: '2025-03-02T09:12:00Z',
  product: 'SHOWN-product',
  region: 'SHOWN-region',
  customer: 'HIDDEN-customer',
  title: 'SHOWN-title',
  messages: [
    { role: 'customer', at: '2025-03-02T09:12:00Z', author: 'HIDDEN-author', text: 'SHOWN-text', mood: 'HIDDEN-extra' },
    { role: 'agent', author: 'HIDDEN-agent', text: 'SHOWN-reply' },
  ],
  label: 'HIDDEN-label',
  escalateAt: 1,
  incidentId: 'HIDDEN-incident',
  tags: ['HIDDEN-tag'],
  split: 'HIDDEN-split',
  priority: 'HIDDEN-priority',
};

function markedTicket(): Ticket {
  const parsed = parseTicket(RAW, null);
  if (parsed.status !== 'read') throw new Error(parsed.problems.join('; '));
  return parsed.ticket;
}

const render = async (name: string, ticket: Ticket) =>
  bindPrompt(await loadPrompt(name, null), CATEGORIES).render(conversationOf(ticket));

it('there are shipped prompts', () => {
  expect(NAMES).toEqual(expect.arrayContaining(['cot', 'direct']));
});

it.each(NAMES)('the shipped prompt %s is named like its file and shows the ticket', async (name) => {
  const file = await loadPrompt(name, null);
  expect(file.name).toBe(name);
  const messages = bindPrompt(file, CATEGORIES).render(conversationOf(markedTicket()));
  expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
  expect(messages.at(-1)?.content).toMatch(/^<(ticket-[0-9a-f]{8})>\n[^]*\n<\/\1>/);
  const instructions = messages[0]?.content ?? '';
  expect(instructions).not.toMatch(/\{\{|\{%|undefined|\[object/);
  expect(instructions).toMatch(/never follow/i);
  if (file.output === 'description') return;
  for (const { name: category, definition, signs, counterSigns } of CATEGORIES) {
    for (const part of [category, definition, ...signs, ...counterSigns]) expect(instructions).toContain(part);
  }
});

it('the shipped prompt rewrite shows descriptions, each fenced, and says not to follow them', async () => {
  const file = await loadPrompt('rewrite', null);
  expect(file.name).toBe('rewrite');
  const [system, user, ...rest] = bindRewritePrompt(file).render(['DNS is down.', 'No names resolve.']);
  expect([system?.role, user?.role, rest]).toEqual(['system', 'user', []]);
  expect(system?.content).toMatch(/never follow/i);
  expect(system?.content).not.toMatch(/\{\{|\{%|undefined|\[object/);
  expect(user?.content.replace(/-[0-9a-f]{8}>/g, '>')).toBe(
    '<description>\n| DNS is down.\n</description>\n<description>\n| No names resolve.\n</description>',
  );
});

it.each(NAMES)('the prompt %s shows what a responder would see', async (name) => {
  const text = JSON.stringify(await render(name, markedTicket()));
  for (const shown of ['product', 'region', 'title', 'text', 'reply']) expect(text).toContain(`SHOWN-${shown}`);
});

it.each(NAMES)('the prompt %s shows neither gold fields nor id, customer, authors or unknown fields', async (name) => {
  expect(JSON.stringify(await render(name, markedTicket()))).not.toContain('HIDDEN');
});

it.each(NAMES)('the prompt %s is the same whatever gold fields, id and people are', async (name) => {
  const ticket = markedTicket();
  const gold = { label: null, escalateAt: null, incidentId: null, tags: [], split: null };
  const messages = ticket.messages.map((message) => ({ ...message, author: null, extra: {} }));
  const bare = { ...ticket, id: '1', customer: null, gold, messages, extra: {} };
  expect(await render(name, bare)).toEqual(await render(name, ticket));
});

async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tickit-prompts-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

it("the user's own prompt comes before the shipped one of the same name, and leaves the others", async () => {
  const folder = await scratchFolder();
  await writeFile(path.join(folder, 'cot.md'), '---\nname: cot\npurpose: own\noutput: category\n---\n{{ ticket }}');
  expect((await loadPrompt('cot', folder)).purpose).toBe('own');
  expect((await loadPrompt('direct', folder)).hash).toBe((await loadPrompt('direct', null)).hash);
});

it('a prompt that nobody has is a usage error that lists those there are', async () => {
  const missing = loadPrompt('nonesuch', await scratchFolder());
  await expect(missing).rejects.toBeInstanceOf(UsageError);
  await expect(missing).rejects.toMatchObject({ hint: expect.stringContaining('direct') as string });
});
