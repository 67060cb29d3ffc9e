import { gzipSync } from 'node:zlib';
import type { TicketData } from '../ticket-data.ts';
import { threshold } from '../../sweep/format.ts';
import type { Grouping, SweepPage, SweepTicket } from './page.ts';

/** Letters of a description and of a title that are kept, and decimals of a similarity; null for none. */
interface Detail {
  description: number;
  title: number;
  decimals: number | null;
  leftOut: string | null;
}

const REASON = 'to keep this page small';

/** From all to as little as can be looked at; the first that fits is taken. */
const DETAILS: readonly Detail[] = [
  { description: Infinity, title: Infinity, decimals: 4, leftOut: null },
  { description: 400, title: 200, decimals: 3, leftOut: `Long descriptions are cut short ${REASON}.` },
  { description: 160, title: 120, decimals: 3, leftOut: `Descriptions are cut short ${REASON}.` },
  { description: 0, title: 80, decimals: 3, leftOut: `Descriptions are left out and titles cut short ${REASON}.` },
  { description: 0, title: 0, decimals: 2, leftOut: `Titles and descriptions are left out ${REASON}.` },
  {
    description: 0,
    title: 0,
    decimals: null,
    leftOut: `Titles, descriptions and similarities are left out ${REASON}.`,
  },
];

/**
 * Packs tickets and groups into at most `maxBytes`, giving up text step by step and saying so. The last step may still be
 * larger: no ticket is ever left out.
 */
export function packGroupings({ tickets, groupings }: SweepPage, maxBytes: number): TicketData {
  let packed: TicketData = { base64: '', leftOut: null };
  for (const detail of DETAILS) {
    const json = JSON.stringify({ ...packTickets(tickets, detail), groupings: packAll(groupings, detail.decimals) });
    packed = { base64: gzipSync(json, { level: 9 }).toString('base64'), leftOut: detail.leftOut };
    if (packed.base64.length <= maxBytes) break;
  }
  return packed;
}

/** Incidents by their number, −1 for none; a text that there is no room for is null. */
function packTickets(tickets: readonly SweepTicket[], { description, title }: Detail) {
  const incidents = [...new Set(tickets.flatMap(({ incidentId }) => incidentId ?? []))];
  const numbers = new Map(incidents.map((id, number) => [id, number]));
  return {
    incidents,
    tickets: tickets.map((ticket) => [
      ticket.id,
      cut(ticket.title, title),
      ticket.product,
      ticket.incidentId === null ? -1 : (numbers.get(ticket.incidentId) ?? -1),
      cut(ticket.description, description),
    ]),
  };
}

/** Half a letter at the end goes too. */
function cut(text: string | null, length: number): string | null {
  if (text === null || length === 0) return null;
  return text.length <= length ? text : `${text.slice(0, length).replace(/\p{Surrogate}$/u, '')} …`;
}

/** Each grouping as what is different from the one before it, which from one threshold to the next is little. */
function packAll(groupings: readonly Grouping[], decimals: number | null) {
  let before: Grouping | undefined;
  return groupings.map((grouping) => {
    const changes = changesOf(grouping, before?.rewrite === grouping.rewrite ? before : undefined, decimals);
    before = grouping;
    return { threshold: threshold(grouping.threshold), rewrite: grouping.rewrite, decimals, changes };
  });
}

/**
 * Three numbers for each ticket that went elsewhere than before: how many places after the last such ticket it stands, how
 * many places before it the founder of its group, and the similarity as a whole number, −1 for none. Before the first
 * grouping each ticket stood alone.
 */
export function changesOf(grouping: Grouping, before: Grouping | undefined, decimals: number | null): number[] {
  const changes: number[] = [];
  let last = 0;
  for (const [place, founder] of grouping.founders.entries()) {
    const similarity = whole(grouping.similarities[place] ?? null, decimals);
    const founderBefore = before === undefined ? place : before.founders[place];
    const similarityBefore = before === undefined ? -1 : whole(before.similarities[place] ?? null, decimals);
    if (founder === founderBefore && similarity === similarityBefore) continue;
    changes.push(place - last, place - founder, similarity);
    last = place;
  }
  return changes;
}

const whole = (similarity: number | null, decimals: number | null): number =>
  similarity === null || decimals === null ? -1 : Math.round(Math.max(0, similarity) * 10 ** decimals);
