import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printable } from '../../src/util/printable.ts';

it.each([
  ['plain text stays', 'Zone é 数据 🚒', 'Zone é 数据 🚒'],
  ['colours', 'a\u001b[1;31mred\u001b[0mb', 'aredb'],
  ['clearing the screen', 'a\u001b[2J\u001b[Hb', 'ab'],
  ['a window title', 'a\u001b]0;owned\u0007b', 'ab'],
  ['a link', 'a\u001b]8;;https://evil.test\u001b\\text\u001b]8;;\u001b\\b', 'atextb'],
  ['other control codes', 'a\u0000\u0007\u0008\u007fb', 'ab'],
  ['line ends and tabs', 'a\r\n\tb\nc\u2028d', 'a b c d'],
  ['a lone escape', 'a\u001b', 'a'],
  ['an escape inside an escape', 'a\u001b\u001b[31m[31mb', 'a[31mb'],
])('%s', (_, text, expected) => {
  expect(printable(text)).toBe(expected);
});

// Unicode 15, UAX #9: all characters that set a direction
const DIRECTION_MARKS = [
  '\u061c',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
];

it.each(DIRECTION_MARKS.map((mark) => [mark.codePointAt(0)?.toString(16), mark]))(
  'the direction mark U+%s',
  (_, mark) => {
    expect(printable(`a${mark}b`)).toBe('ab');
  },
);

it('an escape sequence that never ends hides nothing of what follows on other lines', () => {
  expect(printable('a\u001b]0;title\nNOT FINISHED')).toContain('NOT FINISHED');
});

it('no control code is left, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom('\u001b', '\u001b[', '\u001b]', '\u009b', '\u0007', '\u001b\\', '31m', '\n', '\u202e', ';', 'x'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(printable(pieces.join(''))).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }),
    { numRuns: 500 },
  );
});
