import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { DataError } from '../../src/errors.ts';
import { readTickets } from '../../src/tickets/read.ts';
import { collect, recordsOf, scratchFolder } from './support.ts';

const file = scratchFolder();
const JSON_LINE = '{"id":"T-1","text":"x"}\n';
const CSV = 'id,text\nT-1,x\n';

async function failureOf(path: string): Promise<DataError> {
  const error: unknown = await collect(readTickets(path, { labels: null })).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DataError);
  return error as DataError;
}

it.each([
  ['tickets.jsonl', JSON_LINE],
  ['tickets.ndjson', JSON_LINE],
  ['tickets.csv', CSV],
  ['tickets.CSV', CSV],
  ['tickets.tsv', CSV.replaceAll(',', '\t')],
  ['json lines of another name', ` \n${JSON_LINE}`],
  ['csv of another name', CSV],
  ['quoted.txt', '"id"|"text"\nT-1|x\n'],
])('finds the format of %s', async (name, content) => {
  const path = file(name, content);
  const { read } = await recordsOf(path);
  expect(read).toHaveLength(1);
  expect(read[0]).toMatchObject({ ticket: { id: 'T-1', messages: [{ text: 'x' }] } });
});

it.each([
  ['JSON Lines', 'utf16.jsonl', JSON_LINE],
  ['CSV', 'utf16.csv', CSV],
])('decodes %s in UTF-16 with a byte order mark', async (_, name, content) => {
  const text = `\ufeff${content.replace(/x(?="?\}?\n)/, '漢😀')}`;
  const swapped = Buffer.from(text, 'utf16le').swap16();
  for (const bytes of [Buffer.from(text, 'utf16le'), swapped]) {
    const { read } = await recordsOf(file(name, bytes));
    expect(read[0]).toMatchObject({ ticket: { id: 'T-1', messages: [{ text: '漢😀' }] } });
  }
});

it.each([
  ['an empty file', 'empty.jsonl', '', /expected tickets, got an empty file/, null],
  ['blank lines only', 'blank.jsonl', '\n \n', /expected at least one ticket, got none/, null],
  ['a header only', 'header.csv', 'id,text\n', /expected at least one ticket, got none/, null],
  ['a JSON array', 'array.json', ' [{"id":1}]', /got a JSON array/, /jq -c '\.\[\]'/],
  ['a JSON array called JSON Lines', 'array.jsonl', '[\n{"id":1}]', /got a JSON array/, /jq -c '\.\[\]'/],
  ['a gzip file', 'tickets.jsonl.gz', gzipSync(JSON_LINE), /got a gzip file/, /gunzip/],
  ['a workbook', 'tickets.xlsx', 'PK\u0003\u0004', /Excel workbook/, /CSV in UTF-8/],
  ['a binary file', 'tickets.bin', Buffer.from([1, 2, 0, 0, 3, 4]), /got a binary file/, /JSON Lines or CSV/],
  ['UTF-16 without a mark', 'le.csv', Buffer.from(CSV, 'utf16le'), /UTF-16LE without a byte/, /iconv -f UTF-16LE/],
  ['big-endian UTF-16', 'be.csv', Buffer.from(CSV, 'utf16le').swap16(), /UTF-16BE without a byte/, /iconv -f UTF-16BE/],
  ['broken UTF-16', 'broken.csv', Buffer.from(`\ufeff${CSV}\ud800a`, 'utf16le'), /expected valid UTF-16LE/, null],
])('refuses %s', async (_, name, content, message, hint) => {
  const path = file(name, content);
  const error = await failureOf(path);
  expect(error.message).toMatch(message);
  expect(error.message.startsWith(`${path}:`)).toBe(true);
  if (hint) expect(error.hint).toMatch(hint);
});

it('refuses what is no file', async () => {
  const path = file('here.jsonl', JSON_LINE);
  expect((await failureOf(`${path}.missing`)).message).toBe(`${path}.missing: no such file`);
  expect((await failureOf(`${path}/below`)).message).toBe(`${path}/below: no such file`);
  expect((await failureOf(dirname(path))).message).toMatch(/got a folder$/);
  expect((await failureOf('/dev/null')).message).toMatch(/got a pipe or a device$/);
});

// The superuser may read everything.
it.skipIf(process.getuid?.() === 0)('refuses a file without permission', async () => {
  const path = file('secret.jsonl', JSON_LINE);
  chmodSync(path, 0);
  expect((await failureOf(path)).message).toBe(`${path}: no permission to read it`);
});

it('never yields an empty batch and forgets no record of a file of many chunks', async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `{"id":${index},"text":"${'x'.repeat(50)}"}\n\n`);
  const batches: number[] = [];
  for await (const batch of readTickets(file('long.jsonl', lines.join('')), { labels: null }))
    batches.push(batch.length);
  expect(batches.length).toBeGreaterThan(3);
  expect(Math.min(...batches)).toBeGreaterThan(0);
  expect(batches.reduce((sum, count) => sum + count)).toBe(20_000);
});
