import { expect, it } from 'vitest';
import { openDump } from '../../../src/tickets/open-dump.ts';
import { readCsvRows } from '../../../src/tickets/csv/rows.ts';
import { collect, scratchFolder } from '../support.ts';

const file = scratchFolder();
let files = 0;

async function rowsOf(content: string | Buffer) {
  const path = file(`${files++}.csv`, content);
  return collect(readCsvRows(await openDump(path)));
}

async function cellsOf(content: string | Buffer): Promise<string[][]> {
  return (await rowsOf(content)).map(({ cells }) => cells);
}

const expected = [
  ['id', 'text'],
  ['1', 'x'],
];

it.each([
  ['a byte order mark', '\ufeffid,text\n1,x\n'],
  ['a byte order mark before a quote', '\ufeff"id",text\n1,x\n'],
  ['\\r\\n', 'id,text\r\n1,x\r\n'],
  ['\\r', 'id,text\r1,x\r'],
  ['no last line end', 'id,text\n1,x'],
  ['\\n in the header and \\r\\n after it', 'id,text\n1,x\r\n'],
  ['semicolons', 'id;text\n1;x'],
  ['tabs', 'id\ttext\n1\tx'],
  ['pipes', 'id|text\n1|x'],
])('reads %s', async (_, content) => {
  expect(await cellsOf(content)).toEqual(expected);
});

it.each([
  [
    'within quotes',
    '"a,b,c";text\n1;"x"',
    [
      ['a,b,c', 'text'],
      ['1', 'x'],
    ],
  ],
  [
    'in later lines',
    'a;text\n1;"x,y,z"',
    [
      ['a', 'text'],
      ['1', 'x,y,z'],
    ],
  ],
  [
    'after a quoted line end',
    '"a\n,,";b\n1;2',
    [
      ['a\n,,', 'b'],
      ['1', '2'],
    ],
  ],
])('is not misled by delimiters %s', async (_, content, cells) => {
  expect(await cellsOf(content)).toEqual(cells);
});

it.each([
  ['\n', [1, 2, 5, 6]],
  ['\r\n', [1, 2, 5, 6]],
  ['\r', [1, 2, 5, 6]],
])('counts lines with quoted line ends %j', async (end, lines) => {
  // line 2 to 4 is one row
  const content = ['id,text', '1,"a', '', 'b"', '2,c', '3,d'].join(end);
  expect((await rowsOf(content)).map(({ line }) => line)).toEqual(lines);
});

it('takes a lone carriage return for text in a file that has other line ends', async () => {
  expect(await cellsOf('id,text\r\n1,a\rb\r\n')).toEqual([
    ['id', 'text'],
    ['1', 'a\rb'],
  ]);
});

it('undoes the escaping of formulas once', async () => {
  expect((await cellsOf(`id,text\n'=1,''-x\n'a,-5`)).slice(1)).toEqual([
    ['=1', "'-x"],
    ["'a", '-5'],
  ]);
});

it.each(['\n', '\r\n'])('sets apart each row with a quote error, and nothing else (%j)', async (end) => {
  const bad = [`2,5" disk`, `3,"a "b" c,${end}d",x`, `4,6" disk`, `4,6" disk`];
  const content = ['id,text', '1,"a', '"', ...bad, '5,y', '6,7" disk'].join(end);
  const rows = await rowsOf(content);
  expect(rows.map(({ line, problem }) => [line, problem?.slice(0, 28) ?? null])).toEqual([
    [1, null],
    [2, null],
    [4, 'quotes: expected a quote onl'],
    [5, 'quotes: expected a delimiter'],
    [7, 'quotes: expected a quote onl'],
    [8, 'quotes: expected a quote onl'],
    [9, null],
    [10, 'quotes: expected a quote onl'],
  ]);
  const damaged = rows.filter(({ problem }) => problem !== null);
  expect(damaged.map(({ raw }) => raw.toString().replace(/[\r\n]+$/, ''))).toEqual([...bad, '6,7" disk']);
  expect(damaged.map(({ cells }) => cells[0])).toEqual(['2', '3', '4', '4', '6']);
  expect(rows[6]?.cells).toEqual(['5', 'y']);
});

it('names the line at which a quote is opened and never closed', async () => {
  await expect(rowsOf('id,text\n1,x\n2,"y\n3,z\n4,z\n')).rejects.toThrow(/\.csv:3: expected a closing quote, got none/);
});

it.each([
  ['in the header', 'id,te\xe9xt\n1,x\n', 1],
  ['in a row', 'id,text\n1,x\n2,caf\xe9\n3,z\n', 3],
  ['in a quoted line', 'id,text\n1,"x\ny\ncaf\xe9\n"\n', 4],
  ['in the last line', 'id,text\n1,x\n2,caf\xe9', 3],
])('names the line of bytes that are not UTF-8 %s', async (_, content, line) => {
  const failure = rowsOf(Buffer.from(content, 'latin1'));
  await expect(failure).rejects.toThrow(new RegExp(`\\.csv:${line}: expected UTF-8`));
  await expect(failure).rejects.toMatchObject({
    hint: expect.stringMatching(/iconv -f windows-1252 -t utf-8/) as string,
  });
});

it('keeps rows whole that lie across chunks', async () => {
  const row = (index: number): string => `${index},"${'é"",\n'.repeat(index % 40_000)}"\n`;
  const indexes = [3, 30_000, 5, 39_999, 20_000, 1];
  const rows = await rowsOf(`id,text\n${indexes.map(row).join('')}`);
  expect(rows.slice(1).map(({ cells }) => [cells[0], cells[1]?.length])).toEqual(
    indexes.map((index) => [String(index), 4 * index]),
  );
  expect(rows.slice(1).map(({ raw }) => raw.toString())).toEqual(indexes.map(row));
  // the header, and for each row before it one line and its quoted line ends
  expect(rows.at(-1)?.line).toBe(2 + 5 + 3 + 30_000 + 5 + 39_999 + 20_000);
});
