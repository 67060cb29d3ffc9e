import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markup, trusted } from '../../src/reports/markup.ts';

it('escapes what is filled in, and leaves its own letters', () => {
  const { source } = markup`<p title="${'a"b\'c'}">${'<b> & </b>'}</p>`;
  expect(source).toBe('<p title="a&quot;b&#39;c">&lt;b&gt; &amp; &lt;/b&gt;</p>');
});

it('takes markup and lists of it as they are, and nothing for null', () => {
  const items = ['a', '<'].map((text) => markup`<li>${text}</li>`);
  expect(markup`<ul>${items}</ul>${null}${3}${trusted('<br>')}`.source).toBe('<ul><li>a</li><li>&lt;</li></ul>3<br>');
});

it.each([
  ['a control code', 'a\u0000b\u001bc', 'abc'],
  ['a mark that turns the direction', 'a\u202eb', 'ab'],
  ['half a surrogate pair', 'a\ud83d', 'a\ufffd'],
  ['a letter that XML does not know', 'a\uffff', 'a\ufffd'],
  ['a whole surrogate pair', '\u{1f525}', '\u{1f525}'],
])('takes out what XML can not write: %s', (_, text, written) => {
  expect(markup`${text}`.source).toBe(written);
});

it('lets no text end an element or an attribute', () => {
  const letters = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'a', ';', '\n', '\u0000') });
  fc.assert(
    fc.property(letters, (text) => {
      expect(markup`${text}`.source).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    }),
    { seed: 1, numRuns: 300 },
  );
});
