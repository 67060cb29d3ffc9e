import { expect, it } from 'vitest';
import { DataError } from '../../src/errors.ts';
import { parseSftRow, sftRow } from '../../src/sft/row.ts';

const REQUEST = [
  { role: 'system' as const, content: 'S' },
  { role: 'user' as const, content: 'U' },
];

it('a row is the request and the answer, and nothing else', () => {
  expect(JSON.stringify(sftRow(REQUEST, '{"category":"other"}'))).toBe(
    String.raw`{"messages":[{"role":"system","content":"S"},{"role":"user","content":"U"},{"role":"assistant","content":"{\"category\":\"other\"}"}]}`,
  );
});

it('a written row is read back', () => {
  const row = sftRow(REQUEST, '{}');
  expect(parseSftRow(JSON.stringify(row), 'rows.jsonl:1')).toEqual(row);
});

it.each([
  ['no JSON', '{', 'row: expected a JSON object, got "{": '],
  ['no object', '[1]', 'row: expected an object { messages }, got [1]'],
  ['another object', '{"prompt": "x"}', 'messages: expected an array of messages, got nothing'],
  ['a key too many', '{"messages": [], "weight": 1}', 'row: expected no field but messages, got "weight"'],
  ['too few messages', '{"messages": []}', 'messages: expected at least two messages, got []'],
  [
    'a role of another kind',
    '{"messages": [{"role": "tool", "content": "x"}]}',
    'messages.0.role: expected one of system, user, assistant, got "tool"',
  ],
  [
    'a message that is text',
    '{"messages": ["hello"]}',
    'messages.0: expected an object { role, content }, got "hello"',
  ],
  [
    'a message with more',
    '{"messages": [{"role": "user", "content": "x", "name": "n"}]}',
    'messages.0: expected no field but role and content, got "name"',
  ],
  [
    'content of another kind',
    '{"messages": [{"role": "user", "content": [1]}]}',
    'messages.0.content: expected text, got [1]',
  ],
  [
    'no answer at the end',
    JSON.stringify({ messages: REQUEST }),
    'messages: expected the last message to be of the assistant, got [{"role"',
  ],
  [
    'nothing that is asked',
    JSON.stringify(sftRow([REQUEST[0]!], '{}')),
    'messages: expected a message of the user, got',
  ],
  [
    'an empty message',
    JSON.stringify(sftRow(REQUEST, '')),
    'messages.2.content: expected text that is not empty, got ""',
  ],
])('%s is refused with its place', (_, line, complaint) => {
  const parse = (): unknown => parseSftRow(line, 'rows.jsonl:7');
  expect(parse).toThrow(DataError);
  expect(parse).toThrow(/^rows\.jsonl:7: /);
  expect(parse).toThrow(complaint);
});
