import { appendFileSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { appendRejections } from '../../src/tickets/rejections.ts';
import { selectedTickets, type SelectedTicket } from '../../src/tickets/selected-tickets.ts';
import { surveyDump } from '../../src/tickets/survey.ts';
import { scratchFolder } from './support.ts';

const file = scratchFolder();
const selection = {
  limit: 2,
  sample: null,
  seed: 0,
  where: [{ field: 'product' as const, value: 'x' }],
  split: null,
  labelledOnly: false,
  only: null,
};
const lines = ['y', 'x', 'y', 'x', 'x'].map((product, id) => JSON.stringify({ id, product, text: 'x' }));
const content = `${[lines[0], '{"id":', ...lines.slice(1), '[]'].join('\n')}\n`;

async function all(tickets: AsyncIterable<SelectedTicket>): Promise<SelectedTicket[]> {
  const found: SelectedTicket[] = [];
  for await (const ticket of tickets) found.push(ticket);
  return found;
}

it('yields what the survey selected, and hands over what was rejected', async () => {
  const path = file('dump.jsonl', content);
  const rejections = file('rejected.jsonl', '');
  const survey = await surveyDump(path, { labels: null, selection });
  const selected = await all(
    selectedTickets(path, survey, { labels: null, onRejected: (records) => appendRejections(rejections, records) }),
  );
  expect(selected.map(({ ticket, ordinal }) => [ticket.id, ordinal])).toEqual([
    ['1', 1],
    ['3', 3],
  ]);
  const written = readFileSync(rejections, 'utf8').trimEnd().split('\n');
  expect(written.map((line) => JSON.parse(line) as unknown)).toEqual([
    { location: `${path}:2`, problems: [expect.stringMatching(/^line: expected a JSON object/)], raw: '{"id":' },
    { location: `${path}:7`, problems: ['record: expected an object, got []'], raw: '[]' },
  ]);
});

it('fails when the file is not the one surveyed', async () => {
  const path = file('changed.jsonl', content);
  const survey = await surveyDump(path, { labels: null, selection });
  appendFileSync(path, `${lines[0]}\n`);
  await expect(all(selectedTickets(path, survey, { labels: null }))).rejects.toThrow(/was changed while/);
});
