import { describe, expect, it } from 'vitest';
import { resolvePipeline } from '../../src/config/pipelines.ts';
import { resolveSettings } from '../../src/config/settings.ts';
import { DataError } from '../../src/errors.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';
import { rejection } from '../models/request.ts';

const PROMPT = `---
name: direct
purpose: A prompt of our own.
output: category
---
OWN PROMPT for {{ categoryNames }}

{{ ticket }}
`;

describe('prompts of one’s own', () => {
  it('replace the shipped ones, from a folder beside the configuration file', async () => {
    await using server = await startServer();
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(someTickets(1)));
    folder.write('conf/mine/direct.md', PROMPT);
    const models = { mine: { provider: 'openai', model: 'm', baseUrl: server.baseUrl } };
    folder.write('conf/tickit.config.json', JSON.stringify({ prompts: 'mine', models }));
    const run = (pipeline: string) => ['classify', 'tickets.jsonl', '--pipeline', pipeline, '--run', pipeline];
    const flags = ['--config', 'conf/tickit.config.json', '--model', 'mine'];
    for (const pipeline of ['direct', 'cot']) {
      expect(await runCli([...run(pipeline), ...flags], { cwd: folder.path })).toMatchObject({ code: 0 });
    }
    const [own, shipped] = server.requests.map(({ body }) => body.messages);
    expect(own?.map(({ role }) => role)).toEqual(['user']);
    expect(own?.[0]?.content).toMatch(/^OWN PROMPT for system_failure, asset_loss, /);
    expect(shipped?.[0]?.content).toContain('duty officer');
  });

  it.each([
    {
      name: 'an unknown variable',
      text: PROMPT.replace('categoryNames', 'categoryNaems'),
      parts: ['direct.md:6:', '"categoryNaems"', 'Did you mean "categoryNames"?'],
    },
    {
      name: 'an unknown variable whose name occurs in the text before',
      text: PROMPT.replace('OWN PROMPT', 'The tick of the clock.\nOWN PROMPT').replace('categoryNames', 'tick'),
      parts: ['direct.md:7:', '"tick"'],
    },
    { name: 'no ticket', text: PROMPT.replace('{{ ticket }}', ''), parts: ['direct.md', 'never shows the ticket'] },
    { name: 'a tag that is not closed', text: `${PROMPT}{% if ticket %}`, parts: ['direct.md:9:'] },
    { name: 'no front matter', text: '{{ ticket }}', parts: ['direct.md:1:'] },
    { name: 'an unknown output', text: PROMPT.replace('category\n---', 'poem\n---'), parts: ['direct.md', 'output'] },
  ])('with $name are refused with file and line', async ({ text, parts }) => {
    await using folder = tempFolder();
    folder.write('mine/direct.md', text);
    folder.write('tickit.config.yaml', 'prompts: mine\npipeline: direct\n');
    const error = await rejection(resolvePipeline(await resolveSettings({}, folder.path)));
    expect(error).toBeInstanceOf(DataError);
    for (const part of parts) expect((error as DataError).message).toContain(part);
  });

  it('in a folder that is not there are an error, not a silent default', async () => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml', 'prompts: mien\n');
    const resolved = async () => resolvePipeline(await resolveSettings({}, folder.path));
    expect(await rejection(resolved())).toMatchObject({ message: expect.stringContaining('mien') as unknown });
  });
});
