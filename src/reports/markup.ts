import { printable } from '../util/printable.ts';

/** Text that is HTML or SVG already. Only `markup` makes it, so nothing gets into a page unescaped by mistake. */
export interface Markup {
  readonly source: string;
}

/** What a template may hold: text is escaped, markup goes in as it is, null is nothing. */
export type Piece = Markup | string | number | null | readonly Piece[];

/** Template tag: its own letters are markup, whatever is filled in is escaped, in text and in quoted attributes alike. */
export function markup(letters: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const source = letters.map((part, index) => part + sourceOf(pieces[index] ?? null));
  return { source: source.join('') };
}

/** Text that comes from this project's own sources, such as a style sheet. Never for text of tickets or models. */
export const trusted = (source: string): Markup => ({ source });

function sourceOf(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'string') return escapeMarkup(piece);
  if (typeof piece === 'number') return String(piece);
  return 'source' in piece ? piece.source : piece.map(sourceOf).join('');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** XML has no way to write control codes, halves of surrogate pairs and two more, so they are taken out or replaced. */
function escapeMarkup(text: string): string {
  return printable(text)
    .replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');
}
