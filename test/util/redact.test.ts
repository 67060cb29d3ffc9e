import { expect, it } from 'vitest';
import { redact } from '../../src/util/redact.ts';

it.each([
  ['every occurrence', 'key sk-12345, again sk-12345', ['sk-12345'], 'key [redacted], again [redacted]'],
  ['several secrets', 'abcd and wxyz', ['abcd', 'wxyz'], '[redacted] and [redacted]'],
  ['characters that mean something in patterns', 'a.b*c(d', ['.b*c('], 'a[redacted]d'],
  ['characters that mean something in replacements', 'x $&$& y', ['$&$&'], 'x [redacted] y'],
  ['a secret inside a word', 'Bearerabcd', ['abcd'], 'Bearer[redacted]'],
  ['nothing when there is no secret', 'abcd', [], 'abcd'],
  ['nothing when the secret is empty', 'abcd', [''], 'abcd'],
  ['nothing when the secret would hit plain words', 'the key', ['the'], 'the key'],
  ['a secret as JSON writes it', '{"key":"a\\"b\\\\c"}', ['a"b\\c'], '{"key":"[redacted]"}'],
  ['four characters already', 'abcd', ['abcd'], '[redacted]'],
])('replaces %s', (_, text, secrets, expected) => {
  expect(redact(text, secrets)).toBe(expected);
});

it.each([[['sk-test', 'sk-test-production']], [['sk-test-production', 'sk-test']]])(
  'leaves no tail of a secret that begins like another: %j',
  (secrets) => {
    expect(redact('got sk-test-production', secrets)).toBe('got [redacted]');
  },
);
