import { expect, it } from 'vitest';
import { keepSecret, valueWithoutSecrets } from '../../src/util/own-secrets.ts';

it('a value without a secret stays the same object, and one with it is copied without', () => {
  const plain = { text: 'nothing to hide', list: ['a'] };
  expect(valueWithoutSecrets(plain)).toBe(plain);
  keepSecret('sk-test-2f9d1c7b4e8a');
  expect(valueWithoutSecrets(plain)).toBe(plain);
  const told = { text: 'the key is sk-test-2f9d1c7b4e8a', list: ['a'] };
  expect(valueWithoutSecrets(told)).toEqual({ text: 'the key is [redacted]', list: ['a'] });
  expect(told.text).toContain('sk-test');
});
