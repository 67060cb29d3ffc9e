import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FinishReason } from '../../src/models/types.ts';
import { parseReply } from '../../src/pipelines/parse-reply.ts';
import { replyOf } from '../models/request.ts';

const NAMES = ['system_failure', 'asset_loss', 'other'];

const parse = (text: string, finishReason: FinishReason = 'stop') => parseReply(replyOf({ text, finishReason }), NAMES);

const FAILURE = '{"reasoning":"It is down.","category":"system_failure","confidence":0.9}';

it('a clean object is read as it stands', () => {
  expect(parse(FAILURE)).toEqual({
    status: 'answered',
    category: 'system_failure',
    confidence: 0.9,
    reasoning: 'It is down.',
  });
});

it.each([
  ['fenced', '```json\n{"category":"asset_loss"}\n```', 'asset_loss'],
  ['spread over lines', '{\n  "category":\n    "asset_loss"\n}\n', 'asset_loss'],
  ['in the middle of text', 'Sure! {"category":"asset_loss"} Anything else?', 'asset_loss'],
  ['behind a stray brace', 'set { x, then {"category":"asset_loss"}', 'asset_loss'],
  ['before a stray brace', '{"category":"asset_loss"} and } too', 'asset_loss'],
  ['behind an odd quote', 'a 5" disk: {"category":"asset_loss"}', 'asset_loss'],
  ['the last of two', '{"category":"other"} no, {"category":"asset_loss"}', 'asset_loss'],
  ['the last with a category', '{"category":"asset_loss"} {"note":"done"}', 'asset_loss'],
  ['behind an object without one', '{"error":500} so {"category":"asset_loss"}', 'asset_loss'],
  ['with braces in strings', '{"reasoning":"log says } {\\"a\\" {","category":"asset_loss"}', 'asset_loss'],
  ['with an object inside', '{"evidence":{"category":"other"},"category":"asset_loss"}', 'asset_loss'],
  ['behind thoughts', '<think>maybe {"category":"other"}?</think>\n{"category":"asset_loss"}', 'asset_loss'],
  ['in a list', '[{"category":"asset_loss"}]', 'asset_loss'],
  ['with single quotes', "{'category': 'asset_loss', 'reasoning': 'gone'}", 'asset_loss'],
  ['with a comma too many', '{"category":"asset_loss",}', 'asset_loss'],
  ['without quotes', '{category: asset_loss}', 'asset_loss'],
  ['with a line end in a string', '{"reasoning":"one\ntwo","category":"asset_loss"}', 'asset_loss'],
  ['cut off behind the answer', '{"category":"asset_loss","reasoning":"beca', 'asset_loss'],
  ['in capitals', '{"category":"ASSET_LOSS"}', 'asset_loss'],
  ['with a blank', '{"category":" Asset loss "}', 'asset_loss'],
  ['with a hyphen', '{"category":"asset-loss"}', 'asset_loss'],
  ['a bare name', 'asset_loss', 'asset_loss'],
  ['a bare name with dressing', '**"Asset loss."**\n', 'asset_loss'],
])('an answer %s counts', (_, text, category) => {
  expect(parse(text)).toMatchObject({ status: 'answered', category });
});

it.each([
  ['behind thoughts with an object that needs none', '<think>{"category":"other"}</think>{"category":"asset_loss",}'],
  ['behind another answer', '{"category":"other"} No: {\'category\': \'asset_loss\'}'],
  ['behind an object without a category', "{\"error\":500} so {'category': 'asset_loss'}"],
])('the last object counts even if it must be repaired: %s', (_, text) => {
  expect(parse(text)).toMatchObject({ status: 'answered', category: 'asset_loss' });
});

it.each([
  ['nothing', '', 'empty'],
  ['blanks', ' \n\t ', 'empty'],
  ['prose', 'I can not tell.', 'no_json'],
  ['prose that mentions a category', 'It is not a system_failure.', 'no_json'],
  ['prose that names one', 'The category is system_failure', 'no_json'],
  ['two names', 'system_failure asset_loss', 'no_json'],
  ['null', 'null', 'no_json'],
  ['a number', '3', 'no_json'],
  ['a list of names', '["other"]', 'no_json'],
  ['an empty list', '[]', 'no_json'],
  ['thoughts and nothing else', '<think>it may be other</think>', 'no_json'],
  ['an empty object', '{}', 'no_category'],
  ['an object without a category', '{"reasoning":"It is other."}', 'no_category'],
  ['a category that is no text', '{"category":3}', 'no_category'],
  ['a category that is null', '{"category":null}', 'no_category'],
  ['a list of categories', '{"category":["other"]}', 'no_category'],
  ['an inherited name', '{"toString":"other"}', 'no_category'],
  ['an unknown category', '{"category":"outage"}', 'unknown_category'],
  ['an empty category', '{"category":""}', 'unknown_category'],
  ['a category with more around it', '{"category":"probably other"}', 'unknown_category'],
  ['two categories in one', '{"category":"system_failure, other"}', 'unknown_category'],
  ['a category cut off', '{"reasoning":"x","category":"system_fail', 'unknown_category'],
  ['an object cut off before the category', '{"reasoning":"the category is other', 'no_category'],
])('%s gives no answer', (_, text, problem) => {
  expect(parse(text)).toEqual({ status: 'unparsed', problem, text });
});

it.each([
  ['length', FAILURE, 'truncated'],
  ['length', '', 'truncated'],
  ['filter', FAILURE, 'refused'],
  ['filter', '', 'refused'],
] as const)('the finish reason %s comes before the text %j', (finishReason, text, problem) => {
  expect(parse(text, finishReason)).toEqual({ status: 'unparsed', problem, text });
});

it.each([
  ['0', 0],
  ['1', 1],
  ['0.25', 0.25],
  ['1.5', null],
  ['-0.1', null],
  ['95', null],
  ['"high"', null],
  ['null', null],
  ['1e999', null],
])('the confidence %s is read as %j', (written, confidence) => {
  expect(parse(`{"category":"other","confidence":${written}}`)).toMatchObject({ status: 'answered', confidence });
});

it.each(['{"category":"other"}', '{"category":"other","reasoning":["a"]}', '{"category":"other","reasoning":null}'])(
  'no reasoning in %s is null',
  (text) => {
    expect(parse(text)).toMatchObject({ status: 'answered', reasoning: null });
  },
);

it('of a reply of no use the first 2000 characters are kept', () => {
  const answer = parse('word '.repeat(10_000));
  expect(answer).toMatchObject({ status: 'unparsed', problem: 'no_json' });
  expect(answer.status === 'unparsed' && answer.text).toBe('word '.repeat(400));
});

// were the search quadratic, this would take minutes
const HUGE = 60_000;

it.each([
  ['opening braces', '{'.repeat(HUGE)],
  ['pairs of braces', '{}'.repeat(HUGE / 2)],
  ['closing braces', `{${'}'.repeat(HUGE)}`],
  ['nested objects', '{"a":'.repeat(HUGE / 5)],
  ['strings that begin', '{"'.repeat(HUGE / 2)],
  ['brackets', `{"a":${'['.repeat(HUGE)}}`],
  ['escaped quotes', `{"a":"${'\\"'.repeat(HUGE / 2)}`],
  ['comments', '{/*'.repeat(HUGE / 3)],
  ['objects without commas', '{"a" "'.repeat(HUGE / 6)],
])(
  '60 000 characters of %s come to an end',
  (_, text) => {
    expect(parse(text).status).toBe('unparsed');
  },
  60_000,
);

it('whatever the reply, there is an answer of a known category or a problem, and nothing is thrown', () => {
  const piece = fc.oneof(
    fc.constantFrom('{', '}', '"', "'", '[', ']', ':', ',', '\\', '```', 'category', 'other', 'null', '<think>', '\n'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom<FinishReason>('stop', 'length', 'filter'), (pieces, reason) => {
      const answer = parse(pieces.join(''), reason);
      if (answer.status === 'answered') expect(NAMES).toContain(answer.category);
      else expect(answer.status).toBe('unparsed');
    }),
    { numRuns: 500 },
  );
});

it('an answer is found whatever text stands around it', () => {
  const words = fc.stringMatching(/^[a-zA-Z0-9 .,:;()\n-]*$/);
  fc.assert(
    fc.property(words, words, fc.constantFrom(...NAMES), fc.string(), (before, after, category, reasoning) => {
      const text = `${before}${JSON.stringify({ reasoning, category })}${after}`;
      expect(parse(text)).toMatchObject({ status: 'answered', category, reasoning });
    }),
  );
});
