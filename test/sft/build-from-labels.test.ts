import { expect, it } from 'vitest';
import { DataError } from '../../src/errors.ts';
import { bindPrompt } from '../../src/prompts/bind.ts';
import { loadPrompt } from '../../src/prompts/library.ts';
import { rowsFromLabels } from '../../src/sft/build-from-labels.ts';
import type { SftRow } from '../../src/sft/row.ts';
import { categoriesSchema } from '../../src/tickets/category.ts';
import { conversationOf, type Ticket } from '../../src/tickets/ticket.ts';

const CATEGORIES = categoriesSchema.parse([
  { name: 'ill', definition: 'An animal is ill.', signs: ['the animal limps'] },
  { name: 'calm', definition: 'Nobody has to come.', escalates: false },
]);

const ticketOf = (id: string, label: string | null): Ticket => ({
  id,
  customer: 'acct-1',
  createdAt: null,
  product: null,
  region: null,
  title: null,
  messages: [{ role: 'customer', at: null, author: null, text: `The animal limps, ${id}.`, extra: {} }],
  gold: { label, escalateAt: null, incidentId: 'INC-9', tags: ['secret'], split: 'train' },
  extra: {},
});

async function rowsOf(tickets: Ticket[], promptName = 'cot'): Promise<SftRow[]> {
  const prompt = bindPrompt(await loadPrompt(promptName, null), CATEGORIES);
  const rows: SftRow[] = [];
  for await (const row of rowsFromLabels(tickets, prompt)) rows.push(row);
  return rows;
}

it('the prompt of a row is the very one that is used online', async () => {
  const prompt = bindPrompt(await loadPrompt('cot', null), CATEGORIES);
  const ticket = ticketOf('T-1', 'ill');
  const [row] = await rowsOf([ticket]);
  expect(row?.messages.slice(0, -1)).toEqual(prompt.render(conversationOf(ticket)));
  expect(JSON.stringify(row?.messages.slice(0, -1))).not.toMatch(/INC-9|secret|acct-1/);
});

it('the answer has the fields of the format, in its order, with the label and a rationale for it', async () => {
  const [row] = await rowsOf([ticketOf('T-1', 'calm')]);
  const answer = JSON.parse(row?.messages.at(-1)?.content ?? '') as Record<string, unknown>;
  expect(Object.keys(answer)).toEqual(['reasoning', 'category', 'confidence']);
  expect(answer).toMatchObject({ category: 'calm', confidence: 1 });
  expect(answer.reasoning).toMatch(/Symptom: "The animal limps, T-1\.".*Decision: calm\.$/);
});

it('a prompt that asks for no reasoning is answered without', async () => {
  const [row] = await rowsOf([ticketOf('T-1', 'ill')], 'direct');
  expect(row?.messages.at(-1)?.content).toBe('{"category":"ill","confidence":1}');
});

it('unlabelled tickets give no row', async () => {
  expect(await rowsOf([ticketOf('T-1', null), ticketOf('T-2', 'ill')])).toHaveLength(1);
});

it('a label that the prompt cannot name is an error that names the ticket', async () => {
  const rows = rowsOf([ticketOf('T-3', 'dragon')]);
  await expect(rows).rejects.toThrow(DataError);
  await expect(rows).rejects.toThrow('ticket T-3: label: prompt "cot": expected one of ill, calm, got "dragon"');
});

it('a prompt that does not classify is an error', async () => {
  await expect(rowsOf([ticketOf('T-1', 'ill')], 'describe')).rejects.toThrow('expected a prompt that classifies');
});
