import { expect, it } from 'vitest';
import { keepSecret, safeJson, valueWithoutSecrets, withoutSecrets } from '../../src/util/own-secrets.ts';

it('a value without a secret stays the same object, and one with it is copied without', () => {
  const plain = { text: 'nothing to hide', list: ['a'] };
  expect(valueWithoutSecrets(plain)).toBe(plain);
  keepSecret('sk-test-2f9d1c7b4e8a');
  expect(valueWithoutSecrets(plain)).toBe(plain);
  const told = { text: 'the key is sk-test-2f9d1c7b4e8a', list: ['a'] };
  expect(valueWithoutSecrets(told)).toEqual({ text: 'the key is [redacted]', list: ['a'] });
  expect(told.text).toContain('sk-test');
});

it.each(['none', 'EMPTY', 'ollama', 'sk-…', '1234567'])(
  '%s is put where no key is needed, and stays in texts',
  (word) => {
    keepSecret(word);
    const told = { text: `the disk is ${word}` };
    expect(withoutSecrets(told.text)).toBe(told.text);
    expect(safeJson(told)).toBe(JSON.stringify(told));
  },
);

it('eight characters are a secret, as nobody can tell a bad key from a placeholder', () => {
  keepSecret('changeme');
  expect(withoutSecrets('please changeme')).toBe('please [redacted]');
});
