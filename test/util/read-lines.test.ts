import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLines, type Line } from '../../src/util/read-lines.ts';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(bytes.subarray(start, start + size));
}

async function linesOf(chunks: AsyncIterable<Buffer>): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const batch of readLines(chunks)) lines.push(...batch);
  return lines;
}

it.each([
  { name: 'line feeds', text: 'a\nb\n', lines: ['a', 'b'] },
  { name: 'carriage returns before them', text: 'a\r\nb\r\n', lines: ['a', 'b'] },
  { name: 'no end of the last line', text: 'a\nb', lines: ['a', 'b'] },
  { name: 'blank lines', text: '\n\na\n', lines: ['', '', 'a'] },
  { name: 'a byte order mark', text: '\ufeffa\n\ufeffb', lines: ['a', '\ufeffb'] },
  { name: 'nothing', text: '', lines: [] },
])('splits $name, in chunks of any size', async ({ text, lines }) => {
  for (const size of [1, 2, 3, 100]) {
    const found = await linesOf(inPieces(Buffer.from(text), size));
    expect(found).toEqual(lines.map((line, index) => ({ line: index + 1, text: line, fault: null })));
  }
});

it('gives the same lines however the bytes are cut', async () => {
  const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n\ufeff]/.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 50 }), async (lines, size) => {
      const found = await linesOf(inPieces(Buffer.from(`${lines.join('\n')}\n`), size));
      expect(found.map(({ text }) => text)).toEqual(lines);
    }),
  );
});

it('reports a line that is not UTF-8 and reads the others', async () => {
  const bytes = Buffer.concat([Buffer.from('é\n'), Buffer.from([0xe9, 0x0a]), Buffer.from('漢\n')]);
  for (const size of [1, 100]) {
    expect(await linesOf(inPieces(bytes, size))).toEqual([
      { line: 1, text: 'é', fault: null },
      { line: 2, text: '\ufffd', fault: 'undecodable' },
      { line: 3, text: '漢', fault: null },
    ]);
  }
});

it('reports a line of more than 64 MiB without holding it, and goes on', async () => {
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  async function* chunks(): AsyncGenerator<Buffer> {
    yield Buffer.from('a\n');
    for (let count = 0; count < 65; count++) yield await Promise.resolve(megabyte);
    yield Buffer.from('\nb');
  }
  expect(await linesOf(chunks())).toEqual([
    { line: 1, text: 'a', fault: null },
    { line: 2, text: '', fault: 'too_long' },
    { line: 3, text: 'b', fault: null },
  ]);
});
