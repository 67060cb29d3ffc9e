import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { gzipWithin } from '../../../src/reports/html/gzip-within.ts';

const unpack = (base64: string | null): string => gunzipSync(Buffer.from(base64 ?? '', 'base64')).toString();

it('packs any texts, put together, as gzip does', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 50 })), (texts) => {
      expect(unpack(gzipWithin(texts, Infinity))).toBe(Buffer.from(texts.join('')).toString());
    }),
  );
});

it('puts pieces of more than a megabyte together again', () => {
  const texts = Array.from({ length: 3000 }, (_, index) => `${index} ${'日志'.repeat(300)}\n`);
  expect(unpack(gzipWithin(texts, Infinity))).toBe(texts.join(''));
});

it('fits to the letter or not at all', () => {
  const texts = Array.from({ length: 500 }, (_, index) => String(index));
  const whole = gzipWithin(texts, Infinity) ?? '';
  expect(gzipWithin(texts, whole.length)).toBe(whole);
  expect(gzipWithin(texts, whole.length - 1)).toBeNull();
});

it('stops reading once it is too long', () => {
  let read = 0;
  function* endless(): Generator<string> {
    for (;;) yield String(Math.imul(read++, 2654435761)).repeat(100);
  }
  expect(gzipWithin(endless(), 1000)).toBeNull();
  expect(read).toBeGreaterThan(0);
});
