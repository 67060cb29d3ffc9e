import { markup, type Markup } from '../../markup.ts';
import { threshold as written } from '../../sweep/format.ts';

export interface ExplorerPlace {
  threshold: number;
  rewrite: boolean;
  /** A ticket whose group is to be opened; none for the first group. */
  ticketId?: string;
}

/** Leads to the groups at a threshold; the script of the page reads the address. */
export function explorerLink({ threshold, rewrite, ticketId }: ExplorerPlace, text: string): Markup {
  const ticket = ticketId === undefined ? '' : `,${encodeURIComponent(ticketId.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
  return markup`<a href="#at=${written(threshold)},${rewrite ? 'on' : 'off'}${ticket}">${text}</a>`;
}
