import { appendFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openRunInput } from '../../../src/commands/run/run-input.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../../helpers/tickets.ts';

it('a dump is surveyed once, when it is first needed, however many runs ask', async () => {
  await using folder = tempFolder();
  const dump = folder.write('tickets.jsonl', jsonl(someTickets(3, { split: 'train' })));
  const input = await openRunInput('eval', dump, { where: [] });
  appendFileSync(dump, jsonl(someTickets(4).slice(3)));
  const survey = await input.survey();
  expect(survey.selected).toBe(4);
  expect(await input.survey()).toBe(survey);
  const training = await input.training();
  expect(training.survey.selected).toBe(3);
  expect(await input.training()).toBe(training);
});
