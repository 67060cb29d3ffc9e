import { gzipSync } from 'node:zlib';
import { OUTCOMES, outcomeOf, type Outcome } from './outcome.ts';
import type { HtmlPage, PageAnswer, PageMessage, PageTicket } from './page.ts';

/** The tickets as the page carries them. */
export interface TicketData {
  /** Gzipped JSON in base64, of letters that can't end a script element. */
  base64: string;
  /** What had to be left out to keep the page small; null for nothing. */
  leftOut: string | null;
}

/** How much of a ticket is kept, in letters; the first that fits is taken. */
interface Detail {
  message: number;
  reasoning: number;
  leftOut: string | null;
}

const DETAILS: readonly Detail[] = [
  { message: Infinity, reasoning: Infinity, leftOut: null },
  { message: 600, reasoning: 400, leftOut: 'Long messages and reasonings are cut short to keep this page small.' },
  { message: 200, reasoning: 160, leftOut: 'Messages and reasonings are cut short to keep this page small.' },
  {
    message: 0,
    reasoning: 160,
    leftOut: 'Conversations are left out and reasonings cut short to keep this page small.',
  },
  { message: 0, reasoning: 0, leftOut: 'Conversations and reasonings are left out to keep this page small.' },
];

/**
 * Packs tickets, answers and outcomes into at most `maxBytes`, giving up text step by step and saying so. The last step may
 * still be larger: no ticket is ever left out. Throws RangeError for an answer of an unknown row.
 */
export function packTickets({ rows, categories, tickets }: HtmlPage, maxBytes: number): TicketData {
  const judge = judgeOf(rows, categories);
  let packed: TicketData = { base64: '', leftOut: null };
  for (const detail of DETAILS) {
    const packedTickets = tickets.map((ticket) => packTicket(ticket, detail, judge));
    const json = JSON.stringify({ rows: rows.map(({ name }) => name), outcomes: OUTCOMES, tickets: packedTickets });
    packed = { base64: gzipSync(json, { level: 9 }).toString('base64'), leftOut: detail.leftOut };
    if (packed.base64.length <= maxBytes) break;
  }
  return packed;
}

type Judge = (label: string | null, answer: PageAnswer) => { row: number; outcome: Outcome };

function judgeOf(rows: HtmlPage['rows'], categories: HtmlPage['categories']): Judge {
  const numbers = new Map(rows.map(({ name }, index) => [name, index]));
  return (label, answer) => {
    const row = numbers.get(answer.row);
    if (row === undefined) throw new RangeError(`no row is named "${answer.row}"`);
    return { row, outcome: outcomeOf(label, answer, categories) };
  };
}

function packTicket(ticket: PageTicket, detail: Detail, judge: Judge) {
  const { id, title, product, language, tags, incidentId, label, messages, answers } = ticket;
  return {
    id,
    title,
    product,
    language,
    tags,
    incidentId,
    label,
    messages: detail.message === 0 ? null : (messages?.map((message) => packMessage(message, detail)) ?? null),
    answers: answers.map((answer) => ({ ...judge(label, answer), ...packAnswer(answer, detail) })),
  };
}

const packMessage = ({ role, at, text }: PageMessage, detail: Detail): PageMessage => ({
  role,
  at,
  text: cut(text, detail.message),
});

function packAnswer({ status, category, confidence, reasoning, problem, reply, examples }: PageAnswer, detail: Detail) {
  const text = (value: string | null): string | null =>
    value === null || detail.reasoning === 0 ? null : cut(value, detail.reasoning);
  return { status, category, confidence, reasoning: text(reasoning), problem, reply: text(reply), examples };
}

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/\p{Surrogate}$/u, '')} …`;
