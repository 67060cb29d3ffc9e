import { expect, it } from 'vitest';
import { DataError } from '../../src/errors.ts';
import { parsePromptFile } from '../../src/prompts/prompt-file.ts';

const HEAD = '---\nname: mine\npurpose: try\noutput: category\n---\n';

function errorOf(text: string): Error {
  try {
    parsePromptFile(text, 'p.md');
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('expected an error');
}

it('front matter and role marks become fields and messages, each with its line', () => {
  const text = `${HEAD}<!-- role: system -->\nBe brief.\n\n<!-- role: user -->\n{{ ticket }}\n`;
  const file = parsePromptFile(text, 'p.md');
  expect(file).toMatchObject({ name: 'mine', purpose: 'try', output: 'category', path: 'p.md' });
  // five lines of front matter, the mark on 6
  expect(file.sections.map(({ role, line }) => [role, line])).toEqual([
    ['system', 7],
    ['user', 10],
  ]);
  expect(file.sections[0]?.template.trim()).toBe('Be brief.');
});

it('a body without a mark is one message of the user', () => {
  const { sections } = parsePromptFile(`${HEAD}\n\nJudge:\n{{ ticket }}`, 'p.md');
  expect(sections).toHaveLength(1);
  expect(sections[0]).toMatchObject({ role: 'user', line: 8 });
  expect(sections[0]?.template.trim()).toBe('Judge:\n{{ ticket }}');
});

it('line ends of Windows change nothing but the hash', () => {
  const text = `${HEAD}<!-- role: system -->\nBe brief.\n<!-- role: user -->\n{{ ticket }}\n`;
  const unix = parsePromptFile(text, 'p.md');
  const windows = parsePromptFile(text.replaceAll('\n', '\r\n'), 'p.md');
  expect(windows.sections).toEqual(unix.sections);
  expect(windows.hash).not.toBe(unix.hash);
});

it('the hash is the SHA-256 of the text', () => {
  // printf -- '---\nname: a\npurpose: b\noutput: category\n---\nx' | sha256sum
  const text = '---\nname: a\npurpose: b\noutput: category\n---\nx';
  expect(parsePromptFile(text, 'p.md').hash).toMatch(/^[0-9a-f]{64}$/);
  expect(parsePromptFile(text, 'q.md').hash).toBe(parsePromptFile(text, 'p.md').hash);
  expect(parsePromptFile(`${text} `, 'p.md').hash).not.toBe(parsePromptFile(text, 'p.md').hash);
});

it.each([
  ['no front matter', '{{ ticket }}\n'],
  ['front matter that never ends', '---\nname: mine\n{{ ticket }}\n'],
  ['front matter after a blank line', `\n${HEAD}{{ ticket }}`],
  ['an empty file', ''],
])('%s is an error on line 1', (_, text) => {
  expect(errorOf(text)).toBeInstanceOf(DataError);
  expect(errorOf(text).message).toMatch(/^p\.md:1: /);
});

it.each([
  ['an unknown output', '---\nname: mine\npurpose: try\noutput: yaml\n---\nx', 4],
  ['an unknown field', '---\nname: mine\npurpose: try\noutput: category\ntemperature: 1\n---\nx', 5],
  ['an empty name', '---\npurpose: try\nname: ""\noutput: category\n---\nx', 3],
  ['YAML that is none', '---\nname: mine\npurpose: [try\noutput: category\n---\nx', null],
  ['a field that is missing', '---\nname: mine\noutput: category\n---\nx', null],
])('front matter with %s is an error that names file and line', (_, text, line) => {
  expect(errorOf(text)).toBeInstanceOf(DataError);
  expect(errorOf(text).message).toMatch(line === null ? /^p\.md:\d+: / : new RegExp(`^p\\.md:${line}: `));
});

it.each([
  ['an alias without an anchor', '---\nname: *nobody\npurpose: try\noutput: category\n---\nx'],
  ['nothing in it', '---\n---\nx'],
  ['a list', '---\n- name\n---\nx'],
  ['an unknown output', '---\nname: mine\npurpose: try\noutput: yaml\n---\nx'],
])('front matter with %s is a DataError', (_, text) => {
  expect(errorOf(text)).toBeInstanceOf(DataError);
  expect(errorOf(text).message).toContain('p.md');
});

it.each([
  ['nothing', HEAD],
  ['blank lines only', `${HEAD}\n  \n`],
])('a body of %s is an error', (_, text) => {
  expect(errorOf(text)).toBeInstanceOf(DataError);
});

it('a mark with an unknown role names its line and the roles there are', () => {
  const error = errorOf(`${HEAD}<!-- role: system -->\nBe brief.\n<!-- role: tool -->\n{{ ticket }}`);
  expect(error).toBeInstanceOf(DataError);
  expect(error.message).toMatch(/^p\.md:8: .*system, user, assistant.*"tool"/);
});

it('a mark in the middle of a line is text', () => {
  const { sections } = parsePromptFile(`${HEAD}See <!-- role: system --> here\n{{ ticket }}`, 'p.md');
  expect(sections).toHaveLength(1);
});
