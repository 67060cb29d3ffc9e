import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openRunInput } from '../../../src/commands/run/run-input.ts';
import { tempFolder, type TempFolder } from '../../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../../helpers/tickets.ts';

const silent = { note: () => undefined };

it('a dump is surveyed once, when it is first needed, however many runs ask', async () => {
  await using folder = tempFolder();
  const dump = folder.write('tickets.jsonl', jsonl(someTickets(3, { split: 'train' })));
  const input = await openRunInput('eval', dump, { flags: { where: [] }, io: silent });
  appendFileSync(dump, jsonl(someTickets(4).slice(3)));
  const survey = await input.survey();
  expect(survey.selected).toBe(4);
  expect(await input.survey()).toBe(survey);
  const training = await input.training();
  expect(training.survey.selected).toBe(3);
  expect(await input.training()).toBe(training);
});

describe('records that can not be read', () => {
  const broken = [1, 2, 3, 4, 5, 6].map((number) => `broken ${number}\n`).join('');
  const inputOf = async (folder: TempFolder, flags: { strict?: boolean; train?: string }) => {
    const notes: string[] = [];
    const dump = folder.write('tickets.jsonl', `${jsonl(someTickets(2, { split: 'train' }))}${broken}`);
    const io = { note: (line: string) => void notes.push(line) };
    return { notes, input: await openRunInput('eval', dump, { flags: { where: [], ...flags }, io }) };
  };

  it('are told once, the first five by line and reason, however many runs ask', async () => {
    await using folder = tempFolder();
    const { notes, input } = await inputOf(folder, {});
    await input.survey();
    await input.survey();
    await input.training();
    expect(notes).toHaveLength(1);
    const lines = notes[0]?.split('\n') ?? [];
    expect(lines[0]).toBe("warning: 6 of 8 records can't be read and are left out:");
    expect(lines[1]).toMatch(/tickets\.jsonl:3: line: expected a JSON object, got /);
    expect(lines[5]).toMatch(/tickets\.jsonl:7: line: /);
    expect(lines.slice(6)).toEqual(['and 1 more']);
  });

  it('are told of the file of --train too', async () => {
    await using folder = tempFolder();
    const train = folder.write('train.jsonl', `${jsonl(someTickets(2))}{}\n`);
    const { notes, input } = await inputOf(folder, { train });
    await input.training();
    expect(notes.join()).toMatch(/1 of 3 records can't be read.*\n.*train\.jsonl:3: id: expected/);
  });

  it('are an error with --strict', async () => {
    await using folder = tempFolder();
    const { input } = await inputOf(folder, { strict: true });
    await expect(input.survey()).rejects.toThrow(/^6 of 8 records can't be read\n.*tickets\.jsonl:3: line: /);
  });
});
