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
  ['no JSON', '{', 'row: expected one JSON object'],
  ['another object', '{"prompt": "x"}', 'messages'],
  ['a key too many', '{"messages": [], "weight": 1}', 'weight'],
  ['a role of another kind', '{"messages": [{"role": "tool", "content": "x"}]}', 'messages.0'],
  ['no answer at the end', JSON.stringify({ messages: REQUEST }), 'assistant'],
  ['nothing that is asked', JSON.stringify(sftRow([REQUEST[0]!], '{}')), 'user'],
  ['an empty message', JSON.stringify(sftRow(REQUEST, '')), 'messages.2.content'],
])('%s is refused with its place', (_, line, complaint) => {
  const parse = (): unknown => parseSftRow(line, 'rows.jsonl:7');
  expect(parse).toThrow(DataError);
  expect(parse).toThrow(/^rows\.jsonl:7: /);
  expect(parse).toThrow(complaint);
});
