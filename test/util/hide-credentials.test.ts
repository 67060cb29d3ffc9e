import { expect, it } from 'vitest';
import { hideCredentials } from '../../src/util/hide-credentials.ts';

it.each([
  ['ftp://user:secret@models.test/v1', 'ftp://[redacted]@models.test/v1'],
  ['http://user:se/cret@models.test/v1', 'http://[redacted]@models.test/v1'],
  ['http://user:se@cret@models.test/v1', 'http://[redacted]@models.test/v1'],
  ['http://user:se//cr\net@models.test/v1', 'http://[redacted]@models.test/v1'],
  ['user:secret@models.test:8000', '[redacted]@models.test:8000'],
  ['see http://user:secret@models.test', '[redacted]@models.test'],
  ['"HTTP://user:secret@models.test"', '"HTTP://[redacted]@models.test"'],
  ['http://models.test/v1', 'http://models.test/v1'],
  ['models', 'models'],
])('of %j shows %j', (text, shown) => {
  expect(hideCredentials(text)).toBe(shown);
});
