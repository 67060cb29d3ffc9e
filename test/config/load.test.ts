import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { DataError, UsageError } from '../../src/errors.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { KEY, rejection } from '../models/request.ts';

/** The message with which a configuration file of this text is refused, without its folder. */
async function refusal(text: string, name = 'tickit.config.yaml'): Promise<string> {
  await using folder = tempFolder();
  folder.write(name, text);
  const error = await rejection(loadConfig(null, folder.path));
  expect(error).toBeInstanceOf(DataError);
  return (error as DataError).message.replaceAll(`${folder.path}${path.sep}`, '');
}

const category = (name: string, more = ''): string => `  - { name: ${name}, definition: text${more} }\n`;
const quiet = ', escalates: false';

// The example of DESIGN.md, section 4, with a host in place of its ellipsis.
const EXAMPLE = `models:
  gpt:    { provider: openai, model: gpt-4.1-mini, baseUrl: https://llm.example.com/v1, apiKeyEnv: OPENAI_API_KEY, rpm: 500, tpm: 200000, price: { input: 0.4, output: 1.6 } }
  local:  { provider: openai, model: qwen3, baseUrl: http://127.0.0.1:8000/v1 }
embedders:
  small:  { provider: openai, model: text-embedding-3-small, apiKeyEnv: OPENAI_API_KEY }
`;

describe('the configuration file', () => {
  it.each([
    { name: 'tickit.config.yaml', text: 'seed: 7\n' },
    { name: 'tickit.config.yml', text: 'seed: 7\n' },
    { name: 'tickit.config.json', text: '{"seed": 7}' },
    { name: 'tickit.config.json', text: '\ufeff{\r\n\t"seed": 7\r\n}\r\n' },
    { name: 'tickit.config.mjs', text: 'export default { seed: 3 + 4 };' },
  ])('may be $name', async ({ name, text }) => {
    await using folder = tempFolder();
    const file = folder.write(name, text);
    expect(await loadConfig(null, folder.path)).toEqual({ path: file, config: { seed: 7 } });
  });

  it('is the nearest one from the working directory upward', async () => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml', 'seed: 1');
    const near = folder.write('a/tickit.config.json', '{"seed": 2}');
    folder.write('a/b/c/other.yaml', 'seed: 3');
    expect(await loadConfig(null, folder.at('a', 'b', 'c'))).toEqual({ path: near, config: { seed: 2 } });
  });

  it('may be named, wherever it is', async () => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml', 'seed: 1');
    const given = folder.write('elsewhere/mine.yaml', 'seed: 2');
    expect(await loadConfig(given, folder.path)).toEqual({ path: given, config: { seed: 2 } });
  });

  it.each(['', '# nothing yet\n', '{}'])('may say nothing: %j', async (text) => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml', text);
    expect((await loadConfig(null, folder.path)).config).toEqual({});
  });

  it('need not be there', async () => {
    await using folder = tempFolder();
    expect(await loadConfig(null, folder.path)).toEqual({ path: null, config: {} });
  });

  it('must be there when it is named', async () => {
    await using folder = tempFolder();
    const error = await rejection(loadConfig(folder.at('none.yaml'), folder.path));
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ message: expect.stringContaining('none.yaml') as unknown });
  });

  it('of the design is taken as it stands', async () => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml', EXAMPLE);
    const { config } = await loadConfig(null, folder.path);
    expect(config.models?.gpt).toEqual({
      provider: 'openai',
      model: 'gpt-4.1-mini',
      baseUrl: 'https://llm.example.com/v1',
      apiKeyEnv: 'OPENAI_API_KEY',
      rpm: 500,
      tpm: 200000,
      price: { input: 0.4, output: 1.6 },
    });
    expect(config.models?.local).toEqual({ provider: 'openai', model: 'qwen3', baseUrl: 'http://127.0.0.1:8000/v1' });
    expect(config.embedders?.small).toMatchObject({ model: 'text-embedding-3-small' });
  });
});

describe('a misspelt setting is named with its line and what was meant', () => {
  it.each([
    { text: 'seed: 1\npipelin: cot\n', at: ':2: pipelin', meant: 'pipeline' },
    { text: 'seed: 1\nmodells:\n  gpt: { provider: openai, model: m }\n', at: ':2: modells', meant: 'models' },
    {
      text: 'models:\n  gpt:\n    provider: openai\n    model: m\n    baseURL: http://h/v1\n',
      at: ':5: models.gpt.baseURL',
    },
    { text: 'models:\n  gpt:\n    provider: openai\n    model: m\n    apiKeyenv: K\n', at: ':5:', meant: 'apiKeyEnv' },
    { text: 'categories:\n  - name: a\n    definition: d\n    escalate: false\n', at: ':4:', meant: 'escalates' },
  ])('$at', async ({ text, at, meant = 'baseUrl' }) => {
    const message = await refusal(text);
    expect(message).toContain(`tickit.config.yaml${at}`);
    expect(message).toContain(`Did you mean "${meant}"?`);
  });

  it('in JSON too', async () => {
    const message = await refusal('{\n  "seed": 1,\n  "concurency": 4\n}', 'tickit.config.json');
    expect(message).toBe('tickit.config.json:3: concurency: no such setting. Did you mean "concurrency"?');
  });

  it('in a module too, as far as that can be known', async () => {
    const message = await refusal('export default { concurency: 4 };', 'tickit.config.mjs');
    expect(message).toBe('tickit.config.mjs: concurency: no such setting. Did you mean "concurrency"?');
  });
});

describe('a setting of the wrong kind is named with its line and what was got', () => {
  it.each([
    { text: 'seed: 1\nconcurrency: 0\n', parts: [':2: concurrency: expected at least 1, got 0'] },
    { text: 'concurrency: many\n', parts: [':1: concurrency: expected a number, got "many"'] },
    { text: 'seed: 1.5\n', parts: [':1: seed: expected a whole number, got 1.5'] },
    { text: 'model: ""\n', parts: [':1: model: expected text that is not empty, got ""'] },
    { text: '- a\n- b\n', parts: ['configuration: expected settings, each with its name'] },
    { text: 'models: 5\n', parts: [':1: models: expected settings, each with its name, got 5'] },
    {
      text: 'models:\n  m: { provider: azure, model: x }\n',
      parts: [':2: models.m.provider: expected "openai", got "azure"'],
    },
    { text: 'models:\n  m: { provider: openai }\n', parts: [':2: models.m.model'] },
    { text: 'models:\n  m:\n    provider: openai\n    model: x\n    baseUrl: here\n', parts: [':5: models.m.baseUrl'] },
    {
      text: 'models:\n  m: { provider: openai, model: x, temperature: 3 }\n',
      parts: ['temperature: expected at most 2, got 3'],
    },
    { text: 'models:\n  m: { provider: openai, model: x, rpm: 0 }\n', parts: ['rpm: expected more than 0, got 0'] },
    { text: 'models:\n  m: { provider: openai, model: x, price: { input: -1, output: 1 } }\n', parts: ['price.input'] },
    { text: 'models:\n  m: { provider: openai, model: x, price: { input: 1 } }\n', parts: ['price.output'] },
    { text: 'models:\n  embedded: { provider: openai, model: x }\n', parts: ['models', 'your own'] },
    { text: 'models:\n  a:b: { provider: openai, model: x }\n', parts: ['models', 'your own'] },
  ])('$text', async ({ text, parts }) => {
    const message = await refusal(text);
    for (const part of parts) expect(message).toContain(part);
  });

  it.each([
    `models:\n  m: { provider: openai, model: x, apiKeyEnv: ${KEY} }\n`,
    `embedders:\n  m: { provider: openai, model: x, apiKeyEnv: ${KEY} }\n`,
    `models:\n  m: [apiKeyEnv, ${KEY}]\n`,
  ])('but a key is not repeated: %s', async (text) => {
    const message = await refusal(text);
    expect(message).toMatch(/^tickit\.config\.yaml:2: (?:models|embedders)\.m/);
    expect(message.includes(KEY)).toBe(false);
  });

  it('and so are all of them at once', async () => {
    const message = await refusal('seed: -1\nconcurrency: x\npipelne: cot\n');
    expect(message.split('\n')).toHaveLength(3);
  });

  it('but without the password of an address', async () => {
    const baseUrl = 'ftp://amy:swordfish-9@models.test/v1';
    const message = await refusal(`models: { m: { provider: openai, model: m, baseUrl: "${baseUrl}" } }\n`);
    expect(message).toContain('expected an http or https URL, got "ftp://[redacted]@models.test/v1"');
  });
});

describe('categories', () => {
  it.each([
    { name: 'two that escalate not', text: category('a', quiet) + category('b', quiet), part: 'got a, b' },
    { name: 'none that escalates not', text: category('a') + category('b'), part: 'got none' },
    { name: 'a repeated name', text: category('a') + category('a') + category('b', quiet), part: '"a" occurs twice' },
    { name: 'one only', text: category('a', quiet), part: ':1: categories: expected at least 2 entries' },
    { name: 'a name with a blank', text: category('"a b"') + category('b', quiet), part: 'categories.0.name' },
    { name: 'a name in capitals', text: category('A') + category('b', quiet), part: 'categories.0.name' },
    { name: 'no definition', text: `  - { name: a }\n${category('b', quiet)}`, part: ':2: categories.0.definition' },
    { name: 'signs that are no list', text: category('a', ', signs: x') + category('b', quiet), part: '.signs' },
  ])('with $name are refused', async ({ text, part }) => {
    expect(await refusal(`categories:\n${text}`)).toContain(part);
  });

  it('get no team, escalation and no signs unless they say so', async () => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml', `categories:\n${category('a')}${category('b', quiet)}`);
    const { config } = await loadConfig(null, folder.path);
    const rest = { definition: 'text', signs: [], counterSigns: [], team: null };
    expect(config.categories).toEqual([
      { name: 'a', escalates: true, ...rest },
      { name: 'b', escalates: false, ...rest },
    ]);
  });
});

describe('a file that can not be read', () => {
  it.each([
    { text: 'seed: 1\nmodels: { gpt: [ }\n', name: 'tickit.config.yaml', part: 'tickit.config.yaml:2:' },
    { text: 'seed: 1\n\tmodel: x\n', name: 'tickit.config.yaml', part: 'tickit.config.yaml:2:' },
    { text: 'seed: 1\nseed: 2\n', name: 'tickit.config.yaml', part: 'tickit.config.yaml:2:' },
    { text: '{\n"seed": 1,,\n}', name: 'tickit.config.json', part: 'tickit.config.json:2:' },
    { text: 'export default {', name: 'tickit.config.mjs', part: 'tickit.config.mjs:' },
    { text: 'throw new Error("not today")', name: 'tickit.config.mjs', part: 'not today' },
    { text: 'export const seed = 1;', name: 'tickit.config.mjs', part: 'tickit.config.mjs: configuration' },
    { text: 'seed: 1\npipeline: *cot\n', name: 'tickit.config.yaml', part: 'tickit.config.yaml' },
  ])('is named with what is wrong: $text', async ({ text, name, part }) => {
    const message = await refusal(text, name);
    expect(message).toContain(part);
    expect(message).not.toContain('\n');
  });

  it('is a folder', async () => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml/file', '');
    const error = await rejection(loadConfig(null, folder.path));
    expect(error).toBeInstanceOf(DataError);
    expect(error).toMatchObject({ message: expect.stringMatching(/expected a file, got a folder$/) as unknown });
  });
});
