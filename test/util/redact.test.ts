import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRedactor } from '../../src/util/redact.ts';

const redact = (text: string, secrets: readonly string[]): string => createRedactor(secrets)(text);

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

const KEY = 'sk-Zq7Lw2Rt9Xk4Vb8Nm3Pd5';

it.each([
  ['as URLs write it', `k=${encodeURIComponent('a b/c+d&e')}`, 'a b/c+d&e', 'k=[redacted]'],
  ['as base64 writes it', Buffer.from(KEY).toString('base64'), KEY, '[redacted]'],
  ['cut at its end', `key ${KEY.slice(0, 14)}`, KEY, 'key [redacted]'],
  ['cut at its beginning', `…${KEY.slice(-8)}.`, KEY, '…[redacted].'],
  ['a piece of the middle', `<${KEY.slice(5, 17)}>`, KEY, '<[redacted]>'],
])('replaces a secret %s', (_, text, secret, expected) => {
  expect(redact(text, [secret])).toBe(expected);
});

it('leaves short pieces, which may be plain words', () => {
  const text = `${KEY.slice(0, 11)} ${KEY.slice(-7)}`;
  expect(redact(text, [KEY])).toBe(text);
});

it.each([0, 1, 2, 3, 4])('replaces a secret in base64 behind %i other bytes', (before) => {
  const encoded = Buffer.from(`${'u'.repeat(before)}${KEY}${'v'.repeat(5)}`).toString('base64');
  const clean = redact(encoded, [KEY]);
  expect(clean).toContain('[redacted]');
  // 24 bytes are 32 letters, of which up to three at the edges hold bits of others too.
  expect(clean.replace('[redacted]', '').length).toBeLessThanOrEqual(encoded.length - 29);
});

it('leaves no eight last characters and no twelve others of a secret, whatever stands around them', () => {
  const pieces = fc
    .tuple(fc.nat(KEY.length), fc.nat(KEY.length))
    .map(([a, b]) => KEY.slice(Math.min(a, b), Math.max(a, b)));
  const texts = fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 }))).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      const clean = redact(JSON.stringify({ text }), [KEY]);
      expect(clean).not.toContain(KEY.slice(-8));
      for (let at = 0; at + 12 <= KEY.length; at++) expect(clean).not.toContain(KEY.slice(at, at + 12));
      expect(() => JSON.parse(clean) as unknown).not.toThrow();
    }),
  );
});

it('finds a secret with half a letter too, as it stands and as JSON writes it', () => {
  const secret = 'half-\ud83d-letter';
  expect(redact(`<${secret}> ${JSON.stringify({ secret })}`, [secret])).toBe('<[redacted]> {"secret":"[redacted]"}');
});

it.each(['sk-redacted', 'redacted', '[redacted]', 'redact', 'acted]'])(
  'leaves its own mark alone with the secret %s',
  (secret) => {
    const clean = redact(`the word redacted, the key ${secret}, and redacted again`, [secret, 'redact']);
    expect(clean).toContain('key [redacted]');
    expect(redact(clean, [secret, 'redact'])).toBe(clean);
  },
);
