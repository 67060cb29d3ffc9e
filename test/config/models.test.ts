import { describe, expect, it } from 'vitest';
import { createModel } from '../../src/config/models.ts';
import type { ModelSettings } from '../../src/config/schema.ts';
import { resolveSettings, type Settings } from '../../src/config/settings.ts';
import { UsageError } from '../../src/errors.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { ask, KEY, rejection } from '../models/request.ts';

const openAi = (more: Partial<ModelSettings> = {}): ModelSettings => ({ provider: 'openai', model: 'served', ...more });

async function settingsWith(model: string, models: Record<string, ModelSettings> = {}): Promise<Settings> {
  await using folder = tempFolder();
  return { ...(await resolveSettings({ model }, folder.path)), models };
}

const silent = { log: () => undefined };

describe('the Authorization header', () => {
  it.each([
    {
      name: 'the key of OPENAI_API_KEY goes along with OPENAI_BASE_URL',
      model: 'openai:served',
      settings: null,
      env: { OPENAI_API_KEY: KEY },
      sent: `Bearer ${KEY}`,
    },
    {
      name: 'a configured endpoint gets the key that it names',
      model: 'mine',
      settings: { apiKeyEnv: 'MY_KEY' },
      env: { OPENAI_API_KEY: 'sk-not-this-one', MY_KEY: KEY },
      sent: `Bearer ${KEY}`,
    },
    {
      name: 'a configured endpoint without a key gets none, not even that of OPENAI_API_KEY',
      model: 'mine',
      settings: {},
      env: { OPENAI_API_KEY: KEY },
      sent: undefined,
    },
    {
      name: 'an endpoint of OPENAI_BASE_URL without a key gets none',
      model: 'openai:served',
      settings: null,
      env: {},
      sent: undefined,
    },
  ])('$name', async ({ model, settings, env, sent }) => {
    await using server = await startServer();
    const own = settings === null ? {} : { mine: openAi({ baseUrl: server.baseUrl, ...settings }) };
    const base = settings === null ? { OPENAI_BASE_URL: server.baseUrl } : {};
    const { chat } = await createModel(await settingsWith(model, own), { env: { ...env, ...base }, ...silent });
    await ask(chat);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([sent]);
  });
});

describe('the organisation and the project of the environment', () => {
  const env = { OPENAI_API_KEY: KEY, MY_KEY: KEY, OPENAI_ORG_ID: 'org-1\n', OPENAI_PROJECT_ID: 'proj-1' };

  it.each([
    { name: 'go along with OPENAI_API_KEY', model: 'openai:served', own: {}, sent: ['org-1', 'proj-1'] },
    { name: 'go along when a model names that key', model: 'mine', own: { mine: openAi() }, sent: ['org-1', 'proj-1'] },
    {
      name: 'do not go along with another key',
      model: 'mine',
      own: { mine: openAi({ apiKeyEnv: 'MY_KEY' }) },
      sent: [undefined, undefined],
    },
  ])('$name', async ({ model, own, sent }) => {
    await using server = await startServer();
    const environment = { env: { ...env, OPENAI_BASE_URL: server.baseUrl }, ...silent };
    await ask((await createModel(await settingsWith(model, own), environment)).chat);
    const { headers } = server.requests[0]!;
    expect([headers['openai-organization'], headers['openai-project']]).toEqual(sent);
  });

  it('do not go to an endpoint with a URL of its own, even with that key', async () => {
    await using server = await startServer();
    const own = { mine: openAi({ baseUrl: server.baseUrl, apiKeyEnv: 'OPENAI_API_KEY' }) };
    await ask((await createModel(await settingsWith('mine', own), { env, ...silent })).chat);
    expect(JSON.stringify(server.requests[0]?.headers)).not.toMatch(/org-1|proj-1/);
  });
});

describe('a missing key', () => {
  it.each([
    { model: 'openai:gpt', models: {}, env: {}, missing: 'OPENAI_API_KEY' },
    { model: 'openai:gpt', models: {}, env: { OPENAI_API_KEY: '' }, missing: 'OPENAI_API_KEY' },
    { model: 'openai:gpt', models: {}, env: { OPENAI_API_KEY: ' \n' }, missing: 'OPENAI_API_KEY' },
    { model: 'openai:gpt', models: {}, env: { OPENAI_API_KEY: KEY }, missing: null },
    {
      model: 'mine',
      models: { mine: openAi({ apiKeyEnv: 'MY_KEY' }) },
      env: { OPENAI_API_KEY: KEY },
      missing: 'MY_KEY',
    },
    {
      model: 'mine',
      models: { mine: openAi({ apiKeyEnv: 'MY_KEY' }) },
      env: { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' },
      missing: 'MY_KEY',
    },
    { model: 'mine', models: { mine: openAi({ baseUrl: 'http://127.0.0.1:1/v1' }) }, env: {}, missing: null },
    { model: 'openai:gpt', models: {}, env: { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, missing: null },
    { model: 'embedded', models: {}, env: {}, missing: null },
  ])('of $model with $env is $missing', async ({ model, models, env, missing }) => {
    const { missingKey } = await createModel(await settingsWith(model, models), { env, ...silent });
    expect(missingKey).toBe(missing);
  });
});

describe('an unknown model', () => {
  it.each([
    { name: 'embeded', meant: 'embedded' },
    { name: 'gtp', meant: 'gpt' },
  ])('"$name" is refused with what was meant', async ({ name, meant }) => {
    const settings = await settingsWith(name, { gpt: openAi() });
    const error = await rejection(createModel(settings, { env: {}, ...silent }));
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ message: expect.stringContaining(`Did you mean "${meant}"?`) as unknown });
  });

  it.each(['openai:', 'nothing-like-it', '', 'toString', 'constructor', '__proto__'])(
    '"%s" is refused',
    async (name) => {
      const settings = await settingsWith(name, { gpt: openAi() });
      expect(await rejection(createModel(settings, { env: { OPENAI_API_KEY: KEY }, ...silent }))).toBeInstanceOf(
        UsageError,
      );
    },
  );
});

it.each(['nonsense', 'ftp://127.0.0.1/v1', '127.0.0.1:8000/v1'])('OPENAI_BASE_URL=%s is refused', async (baseUrl) => {
  const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: baseUrl };
  const error = await rejection(createModel(await settingsWith('openai:m'), { env, ...silent }));
  expect(error).toBeInstanceOf(UsageError);
  expect(error).toMatchObject({ message: expect.stringContaining('OPENAI_BASE_URL') as unknown });
});

it('a password in an OPENAI_BASE_URL that is refused is not shown', async () => {
  const env = { OPENAI_BASE_URL: 'ftp://bob:hunter2@models.test/v1' };
  const error = await rejection(createModel(await settingsWith('openai:m'), { env, ...silent }));
  expect(error).toMatchObject({ message: expect.stringContaining('"ftp://[redacted]@models.test/v1"') as unknown });
});

it('a configured model keeps its own URL, whatever OPENAI_BASE_URL says', async () => {
  await using server = await startServer();
  const models = { mine: openAi({ baseUrl: server.baseUrl, temperature: 0.2, price: { input: 1, output: 2 } }) };
  const env = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' };
  const model = await createModel(await settingsWith('mine', models), { env, ...silent });
  await ask(model.chat);
  expect(server.requests[0]?.body).toMatchObject({ model: 'served', temperature: 0.2 });
  expect(model).toMatchObject({ name: 'mine', price: { input: 1, output: 2 }, temperature: 0.2 });
  expect(model.chat).toMatchObject({ id: 'served', host: server.host });
});

it('how an endpoint takes structured output is logged once, with its host', async () => {
  await using server = await startServer(() => replies.refusingFormats('json_schema'));
  const lines: string[] = [];
  const settings = await settingsWith('mine', { mine: openAi({ baseUrl: server.baseUrl }) });
  const { chat } = await createModel(settings, { env: {}, log: (line) => lines.push(line) });
  await Promise.all([ask(chat), ask(chat), ask(chat)]);
  expect(lines).toEqual([`${server.host}: structured output by json_object`]);
});
