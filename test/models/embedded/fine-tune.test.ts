import { describe, expect, it } from 'vitest';
import { DataError, ModelError } from '../../../src/errors.ts';
import { fineTune, type TrainingRow } from '../../../src/models/embedded/fine-tune.ts';
import { createFineTunedModel } from '../../../src/models/embedded/fine-tuned-model.ts';
import { parseFineTunedRecord } from '../../../src/models/embedded/fine-tuned/record.ts';
import { createRationaleWriter } from '../../../src/models/embedded/rationale.ts';
import type { ChatModel } from '../../../src/models/types.ts';
import {
  ask,
  formatOf,
  type Line,
  messagesOf,
  systemPrompt,
  withEarlierAnswer,
  withExamples,
  ZOO,
  ZOO_NAMES,
} from './request.ts';

/** What the prompt knows nothing about: ponds call the doctor, slides and fences the keepers, money nobody. */
const LABELLED: [category: string, opening: string, closing: string][] = [
  ['pelican9', 'The flamingo pond smells bad', 'Foam floats on the flamingo pond'],
  ['pelican9', 'The duck pond is green', 'Foam floats on the pond and ducks cough'],
  ['pelican9', 'Algae in the pond of the otters', 'The pond smells bad and the otters cough'],
  ['snow_leopard', 'A bar of the fence is bent', 'The fence of the lions is bent near the slide'],
  ['snow_leopard', 'The slide lies against the fence', 'A hole in the fence behind the slide'],
  ['snow_leopard', 'Rust on the fence', 'A bar of the fence fell on the slide'],
  ['nothing', 'The voucher does not scan', 'A voucher and a refund, please'],
  ['nothing', 'My voucher expired', 'The refund of my voucher'],
  ['nothing', 'A refund for a rainy day', 'The voucher is from last year'],
];
const NEW: [category: string, opening: string, closing: string][] = [
  ['pelican9', 'Dead fish in the pond', 'The pond smells bad and is green'],
  ['snow_leopard', 'Something about the fence', 'A hole in the fence, a bar is bent'],
  ['nothing', 'The refund is too small', 'I want the voucher'],
];

const SYSTEM = systemPrompt(ZOO);
const format = formatOf(ZOO_NAMES);
const lines = (opening: string, closing: string): Line[] => [
  ['customer', `${opening}.`],
  ['agent', 'Thank you.'],
  ['customer', `${closing}.`],
];
const rowOf = (category: string, ticket: Line[], system = SYSTEM): TrainingRow => ({
  messages: [...messagesOf(system, ticket), { role: 'assistant', content: JSON.stringify({ category }) }],
});
const ROWS = LABELLED.map(([category, opening, closing]) => rowOf(category, lines(opening, closing)));
const options = { name: 'zoo', seed: 1 };
const record = await fineTune(ROWS, options);
const tuned = createFineTunedModel(record);

const rightAnswers = async (model?: ChatModel): Promise<number> => {
  const answers = await Promise.all(
    NEW.map(
      async ([category, ...said]) =>
        (await ask(messagesOf(SYSTEM, lines(...said)), format, model)).category === category,
    ),
  );
  return answers.filter(Boolean).length;
};

describe('a fine-tuned model', () => {
  it('knows new tickets that the prompt alone says nothing about', async () => {
    expect(await rightAnswers()).toBe(1);
    expect(await rightAnswers(tuned)).toBe(3);
  });

  it('still reads its prompt', async () => {
    const ill = lines('The animal limps since this morning', 'It refuses its food, and it still limps');
    expect((await ask(messagesOf(SYSTEM, ill), format, tuned)).category).toBe('pelican9');
  });

  it('is named after its record', () => {
    expect(tuned).toMatchObject({ id: 'embedded:zoo', host: null });
  });

  it('obeys examples', async () => {
    const asked = lines('Bubbles on the pond', 'The koi swim slowly below bubbles');
    const messages = messagesOf(SYSTEM, asked);
    const confidence = async (examples: { lines: Line[]; answer: string }[]): Promise<number> => {
      const reply = await ask(withExamples(messages, examples), format, tuned);
      return reply.category === 'nothing' ? reply.confidence : 1 - reply.confidence;
    };
    const calm = await confidence([{ lines: asked, answer: 'nothing' }]);
    const alarmed = await confidence([{ lines: asked, answer: 'pelican9' }]);
    expect(calm).toBeGreaterThan(alarmed);
  });

  it('checks an earlier answer', async () => {
    const messages = messagesOf(SYSTEM, lines('The pond smells bad', 'Foam floats on the pond and ducks cough'));
    const first = await ask(messages, format, tuned);
    expect(first.category).toBe('pelican9');
    const kept = await ask(withEarlierAnswer(messages, JSON.stringify(first)), format, tuned);
    expect(kept.category).toBe('pelican9');
  });

  it('answers within fewer categories, and rejects ones that it was not trained on', async () => {
    const fewer = await ask(
      messagesOf(SYSTEM, lines('The pond', 'Foam')),
      formatOf(['nothing', 'snow_leopard']),
      tuned,
    );
    expect(['nothing', 'snow_leopard']).toContain(fewer.category);
    const prompt = systemPrompt([...ZOO, { name: 'dragon', definition: 'A dragon.' }]);
    const call = ask(messagesOf(prompt, lines('a', 'b')), formatOf([...ZOO_NAMES, 'dragon']), tuned);
    await expect(call).rejects.toThrow(ModelError);
    await expect(call).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('dragon') as string,
    });
  });

  it('describes like any other', async () => {
    const schema = { type: 'object', properties: { description: { type: 'string' } } };
    const request = {
      messages: messagesOf('S', lines('The pond leaks', 'Foam')),
      format: { name: 'd', schema },
      repeat: 0,
    };
    const { text } = await tuned.complete(request, { signal: new AbortController().signal });
    expect(text).toContain('The pond leaks.');
  });
});

describe('training', () => {
  it('gives the same bytes for the same rows', async () => {
    expect(JSON.stringify(await fineTune(ROWS, options))).toBe(JSON.stringify(record));
  });

  it('survives being written and read', async () => {
    const read = parseFineTunedRecord(JSON.parse(JSON.stringify(record)), 'zoo.json');
    expect(read).toEqual(record);
    for (const [, ...said] of NEW) {
      const messages = messagesOf(SYSTEM, lines(...said));
      expect(await ask(messages, format, createFineTunedModel(read))).toEqual(await ask(messages, format, tuned));
    }
  });

  it('says what it was made from', () => {
    expect(record).toMatchObject({ version: 3, name: 'zoo', categories: ZOO_NAMES, rows: 9, seed: 1 });
    expect(record.instructionsSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(record)).not.toContain('pond');
  });

  it('counts a ticket of several rows as one known ticket', async () => {
    const thrice = await fineTune([...ROWS, ...ROWS, ...ROWS], options);
    expect(thrice.rows).toBe(27);
    expect(thrice.known).toEqual(record.known);
  });

  it('takes rows as they come', async () => {
    async function* stream(): AsyncGenerator<TrainingRow> {
      for (const row of ROWS) yield await Promise.resolve(row);
    }
    expect(await fineTune(stream(), options)).toEqual(record);
  });

  it.each([
    ['no row', [], 'no row'],
    ['no answer', [{ messages: messagesOf(SYSTEM, []) }], 'row 1: category: expected one of snow_leopard'],
    [
      'an answer without JSON',
      [...ROWS, { messages: [...messagesOf(SYSTEM, []), said('nothing')] }],
      'row 10: category',
    ],
    ['an unknown category', [rowOf('dragon', [])], 'got "dragon"'],
    ['another prompt', [...ROWS, rowOf('nothing', [], systemPrompt(ZOO, []))], 'row 10: its prompt differs'],
    ['no categories', [rowOf('nothing', [], 'Decide.')], 'row 1: the prompt has no categories'],
  ])('of rows with %s fails, naming the row', async (_, rows, complaint) => {
    const training = fineTune(rows, options);
    await expect(training).rejects.toThrow(DataError);
    await expect(training).rejects.toThrow(complaint);
  });
});

function said(content: string): TrainingRow['messages'][number] {
  return { role: 'assistant', content };
}

describe('a record that is none', () => {
  it.each([
    ['a list', [], 'record'],
    ['another version', { ...record, version: 1 }, 'version'],
    ['a bad name', { ...record, name: '../x' }, 'name'],
    ['an unknown field', { ...record, code: 'x' }, 'code'],
    ['too few weights', { ...record, denseWeights: record.denseWeights.slice(1) }, 'denseWeights'],
    [
      'ragged weights',
      { ...record, bucketWeights: record.bucketWeights.map((row, index) => row.slice(index)) },
      'bucketWeights',
    ],
    [
      'weights that are too large',
      { ...record, denseWeights: record.denseWeights.map((row) => row.map(() => 1e300)) },
      'denseWeights',
    ],
    ['a ticket of no category', { ...record, known: [{ category: 3, keys: '' }] }, 'known'],
    ['keys that are no base64', { ...record, known: [{ category: 0, keys: '?' }] }, 'known'],
  ])('is refused: %s', (_, value, field) => {
    const parse = (): unknown => parseFineTunedRecord(value, 'zoo.json');
    expect(parse).toThrow(DataError);
    expect(parse).toThrow(/^zoo\.json: /);
    expect(parse).toThrow(field);
  });
});

describe('a rationale for a given category', () => {
  const write = createRationaleWriter();
  const messages = messagesOf(SYSTEM, lines('The animal limps since this morning', 'It still limps'));

  it('follows the steps and ends with that category', () => {
    expect(write(messages, 'nothing')).toMatch(/^Symptom: .*Scope: .*Decision: nothing\.$/);
    expect(write(messages, 'pelican9')).toContain('For pelican9: "The animal limps since this morning." sounds like');
  });

  it('needs a category of the prompt', () => {
    expect(() => write(messages, 'dragon')).toThrow(RangeError);
  });
});
