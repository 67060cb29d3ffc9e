import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll } from 'vitest';
import { readTickets } from '../../src/tickets/read.ts';
import type { ReadRecord, RejectedRecord, TicketRecord } from '../../src/tickets/record.ts';
import { MESSAGE_ROLES, type Ticket } from '../../src/tickets/ticket.ts';

/** A folder for one test file, removed after it. */
export function scratchFolder(): (name: string, content: string | Buffer) => string {
  const folder = mkdtempSync(join(tmpdir(), 'tickit-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
}

export async function collect<Item>(batches: AsyncIterable<Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const batch of batches) items.push(...batch);
  return items;
}

export async function recordsOf(path: string): Promise<{ read: ReadRecord[]; rejected: RejectedRecord[] }> {
  const records: TicketRecord[] = await collect(readTickets(path, { labels: null }));
  return {
    read: records.filter((record) => record.status === 'read'),
    rejected: records.filter((record) => record.status === 'rejected'),
  };
}

export function ticketWith(fields: Partial<Ticket> = {}): Ticket {
  return {
    id: 'T-1',
    createdAt: null,
    product: null,
    region: null,
    customer: null,
    title: null,
    messages: [{ role: 'customer', at: null, author: null, text: 'It is down', extra: {} }],
    gold: { label: null, escalateAt: null, incidentId: null, tags: [], split: null },
    extra: {},
    ...fields,
  };
}

const NASTY = [
  '"',
  '""',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r\n',
  '\r',
  "'",
  '=1+1',
  '+',
  '-',
  '@',
  "'=",
  '-5',
  '😀',
  '漢字',
  'é',
  ' ',
];

/** Text made of what breaks CSV readers; never a lone surrogate, which UTF-8 can't hold. */
export const nastyText = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 6 })
  .map((parts) => parts.join(''))
  .filter((text) => !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text));

const filledText = nastyText.filter((text) => text.trim() !== '' && !text.startsWith('\ufeff'));
const time = fc.constantFrom('2025-03-02', '2025-03-02T09:12', '2025-03-02T09:12:00Z', '2025-03-02T09:12:00.5+05:30');
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(arbitrary, { nil: null });

const NATIVE =
  /^(id|createdAt|product|region|customer|title|messages|text|label|escalateAt|incidentId|tags|split|role|at|author|__proto__)$/;
const extraName = filledText.filter((name) => !NATIVE.test(name));

/** Any valid ticket whose extra fields have values of that kind. */
export function ticketArbitrary(extraValue: fc.Arbitrary<unknown>): fc.Arbitrary<Ticket> {
  const extra = fc.dictionary(extraName, extraValue, { maxKeys: 3, noNullPrototype: true });
  const message = fc.record({
    role: fc.constantFrom(...MESSAGE_ROLES),
    at: maybe(time),
    author: maybe(filledText),
    text: nastyText,
    extra,
  });
  const gold = fc.record({
    label: maybe(filledText),
    escalateAt: maybe(fc.constant(0)),
    incidentId: maybe(filledText),
    tags: fc.array(nastyText, { maxLength: 3 }),
    split: maybe(filledText),
  });
  return fc.record({
    id: filledText,
    createdAt: maybe(time),
    product: maybe(filledText),
    region: maybe(filledText),
    customer: maybe(filledText),
    title: maybe(filledText),
    messages: fc
      .array(message, { minLength: 1, maxLength: 4 })
      .filter((messages) => messages.some(({ text }) => text.trim() !== '')),
    gold,
    extra,
  });
}

export const filled = filledText;
