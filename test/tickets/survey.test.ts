import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { DataError } from '../../src/errors.ts';
import { parseWhere, type Selection } from '../../src/tickets/select.ts';
import { surveyDump, type SurveyProgress } from '../../src/tickets/survey.ts';
import { scratchFolder } from './support.ts';

const file = scratchFolder();
const everything: Selection = {
  limit: null,
  sample: null,
  seed: 0,
  where: [],
  split: null,
  labelledOnly: false,
  only: null,
};

// ordinals          0     1     2     3       4      5
const labels = ['a', 'b', null, 'a', null, 'b'];
const products = ['x', 'y', 'x', 'x', 'y', 'x'];
const splits = ['test', 'test', 'test', 'train', null, 'test'];
const tickets = labels.map((label, index) =>
  JSON.stringify({ id: index, text: 'x', label, product: products[index], split: splits[index] }),
);
const content = `${[...tickets.slice(0, 2), '{"broken', ...tickets.slice(2)].join('\n')}\n`;

async function surveyOf(selection: Partial<Selection>, text = content) {
  return surveyDump(file('dump.jsonl', text), { labels: null, selection: { ...everything, ...selection } });
}

async function ordinalsOf(selection: Partial<Selection>): Promise<number[]> {
  const { isSelected } = await surveyOf(selection);
  return Array.from({ length: 8 }, (_, ordinal) => ordinal).filter(isSelected);
}

it('counts the records and hashes the file', async () => {
  expect(await surveyOf({})).toMatchObject({
    sha256: createHash('sha256').update(content).digest('hex'),
    bytes: Buffer.byteLength(content),
    format: 'jsonl',
    records: 7,
    read: 6,
    rejected: 1,
    unlabelled: 0,
    selected: 6,
    labels: new Map([
      ['a', 2],
      ['b', 2],
    ]),
    splits: new Map([
      ['test', 4],
      ['train', 1],
    ]),
  });
});

it.each<[string, Partial<Selection>, number[]]>([
  ['everything', {}, [0, 1, 2, 3, 4, 5]],
  ['the first', { limit: 2 }, [0, 1]],
  ['a product', { where: [parseWhere('product=x')] }, [0, 2, 3, 5]],
  ['a split', { split: 'test' }, [0, 1, 2, 5]],
  ['labelled ones', { labelledOnly: true }, [0, 1, 3, 5]],
  ['the first that pass all filters', { where: [parseWhere('product=x')], split: 'test', limit: 2 }, [0, 2]],
  ['a sample larger than what there is', { split: 'test', sample: 10 }, [0, 1, 2, 5]],
])('selects %s', async (_, selection, ordinals) => {
  expect(await ordinalsOf(selection)).toEqual(ordinals);
});

it('samples among those that pass the filters, and limits the sample', async () => {
  const passing = [0, 2, 3, 5];
  for (let seed = 0; seed < 10; seed++) {
    const sample = await ordinalsOf({ where: [parseWhere('product=x')], sample: 2, seed });
    expect(sample).toHaveLength(2);
    expect(passing).toEqual(expect.arrayContaining(sample));
    const first = await ordinalsOf({ where: [parseWhere('product=x')], sample: 2, seed, limit: 1 });
    expect(first).toEqual(sample.slice(0, 1));
  }
});

it('counts the unlabelled among those that pass the other filters', async () => {
  expect(await surveyOf({ split: 'test', labelledOnly: true })).toMatchObject({ unlabelled: 1, selected: 3 });
});

it('reports its progress', async () => {
  const seen: SurveyProgress[] = [];
  const path = file('progress.jsonl', content);
  await surveyDump(path, { labels: null, selection: everything, onProgress: (progress) => seen.push(progress) });
  const bytes = Buffer.byteLength(content);
  expect(seen.at(-1)).toEqual({ readBytes: bytes, totalBytes: bytes, records: 7 });
});

it('names both lines of repeated ids, of the first five', async () => {
  const failure = surveyOf(
    {},
    [0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 0].map((id) => `{"id":${id},"text":"x"}\n`).join(''),
  );
  await expect(failure).rejects.toBeInstanceOf(DataError);
  const { message } = (await failure.catch((error: unknown) => error)) as DataError;
  const lines = message.split('\n');
  expect(lines).toHaveLength(6);
  expect(lines[0]).toMatch(/dump\.jsonl:8: id: "0" occurs already at line 1$/);
  expect(lines[4]).toMatch(/:12: id: "4" occurs already at line 5$/);
  expect(lines[5]).toBe('and 2 more');
});

it('shows the first five rejections when nothing can be read', async () => {
  const failure = surveyOf({}, '{"id":1}\nx\n{}\n{}\n{}\n{}\n');
  await expect(failure).rejects.toThrow(
    /none of 6 records is one\n.*:1: messages: .*\n.*:2: line: .*\n.*:3: id: .*\n.*:4: id: .*\n.*:5: id: [^\n]*$/,
  );
});

it.each<[string, Partial<Selection>, RegExp, RegExp | null]>([
  [
    'product=z',
    { where: [parseWhere('product=z')] },
    /dump\.jsonl: no ticket is left: 6 tickets read, 1 record that can't be read, 0 with product=z \(--where\)\n.*dump\.jsonl:\d: line: [^\n]*$/,
    /occur: "x", "y"\.$/,
  ],
  [
    'split=z',
    { where: [parseWhere('product=y')], split: 'z' },
    /6 tickets read, .*, 2 with product=y \(--where\), 0 in the split "z" \(--split\)\n/,
    /occur: "test"\.$/,
  ],
  ['tag=z', { where: [parseWhere('tag=z')] }, /0 with tag=z \(--where\)\n/, /None of the tickets has a value/],
  ['a limit of 0', { limit: 0 }, /0 to be taken by --limit or --sample\n/, null],
])('says that %s leaves nothing, and which values there are', async (_, selection, message, hint) => {
  const failure = surveyOf(selection);
  await expect(failure).rejects.toBeInstanceOf(DataError);
  await expect(failure).rejects.toThrow(message);
  if (hint) await expect(failure).rejects.toMatchObject({ hint: expect.stringMatching(hint) as string });
});

it('says when no ticket has a label', async () => {
  await expect(surveyOf({ labelledOnly: true }, '{"id":1,"text":"x"}')).rejects.toMatchObject({
    message: expect.stringMatching(/dump\.jsonl: no ticket is left: 1 ticket read, 0 with a label$/) as string,
    hint: expect.stringContaining('"label"') as string,
  });
});

it('keeps what is wrong with the first rejected records, safe for a terminal', async () => {
  const { firstRejections } = await surveyOf({}, '{"id":1,"text":"x"}\n\u001b]0;owned\u0007\n');
  expect(firstRejections).toHaveLength(1);
  expect(firstRejections[0]).toMatch(/dump\.jsonl:2: line: expected a JSON object, got /);
  expect(firstRejections[0]).not.toMatch(/[\u0007\u001b]/);
});

it('says of repeated ids in CSV that rows may be messages', async () => {
  const dump = file('rows.csv', 'id,role,text\nA,customer,x\nB,customer,y\nA,agent,z\n');
  await expect(surveyDump(dump, { labels: null, selection: everything })).rejects.toMatchObject({
    message: expect.stringMatching(/rows\.csv:4: id: "A" occurs already at line 2$/) as string,
    hint: expect.stringContaining('sort the rows by id') as string,
  });
});
