import { seededRandom } from '../../util/random.ts';
import { gzipWithin } from './gzip-within.ts';
import { OUTCOMES, outcomeOf, type Outcome } from './outcome.ts';
import type { HtmlPage, PageAnswer, PageMessage, PageTicket } from './page.ts';

/** The tickets as the page carries them. */
export interface TicketData {
  /** Gzipped JSON in base64, of letters that can't end a script element. */
  base64: string;
  /** What had to be left out to keep the page small; null for nothing. */
  leftOut: string | null;
}

/** How many letters of a message and of a reasoning are kept. */
interface Extent {
  message: number;
  reasoning: number;
}

interface Detail {
  /** For tickets that every answer got right, which are looked at least. */
  right: Extent;
  others: Extent;
  leftOut: string | null;
}

const WHOLE: Extent = { message: Infinity, reasoning: Infinity };
const NOTHING: Extent = { message: 0, reasoning: 0 };
const REASON = 'to keep this page small';

/** From all to little; the first that fits is taken. */
const DETAILS: readonly Detail[] = [
  { right: WHOLE, others: WHOLE, leftOut: null },
  {
    right: { message: 300, reasoning: 160 },
    others: WHOLE,
    leftOut: `Tickets that every row got right are cut short ${REASON}.`,
  },
  {
    right: { message: 80, reasoning: 0 },
    others: WHOLE,
    leftOut: `Tickets that every row got right are cut short and without reasoning ${REASON}.`,
  },
  {
    right: NOTHING,
    others: WHOLE,
    leftOut: `Conversations and reasonings of tickets that every row got right are left out ${REASON}.`,
  },
  ...[2400, 1200, 600, 300].map((letters) => ({
    right: NOTHING,
    others: { message: letters, reasoning: letters },
    leftOut: `Tickets that every row got right are left without conversation and reasoning, and others cut short, ${REASON}.`,
  })),
  {
    right: NOTHING,
    others: { message: 200, reasoning: 0 },
    leftOut: `Reasonings are left out and conversations cut short ${REASON}.`,
  },
];

/** When none of them fits. */
const BARE: Detail = {
  right: NOTHING,
  others: NOTHING,
  leftOut: `Conversations and reasonings are left out ${REASON}.`,
};

/**
 * Packs tickets, answers and outcomes into at most `maxBytes`, giving up text step by step and saying so. The last step may
 * still be larger: no ticket is ever left out. Throws RangeError for an answer of an unknown row.
 */
export function packTickets({ rows, categories, tickets }: HtmlPage, maxBytes: number): TicketData {
  const judge = judgeOf(rows, categories);
  const head = JSON.stringify({ rows: rows.map(({ name }) => name), outcomes: OUTCOMES }).slice(0, -1);
  function* textsWith(detail: Detail, shown = tickets): Generator<string> {
    yield `${head},"tickets":[`;
    for (const [index, ticket] of shown.entries()) {
      yield `${index === 0 ? '' : ','}${JSON.stringify(packTicket(ticket, detail, judge))}`;
    }
    yield ']}';
  }
  const sample = sampleOf(tickets);
  const estimate = (detail: Detail): number =>
    ((gzipWithin(textsWith(detail, sample), Infinity) ?? '').length * tickets.length) / sample.length;
  const seemsToFit = (detail: Detail): boolean => estimate(detail) <= WORTH_TRYING * maxBytes;
  const first = sample.length < tickets.length ? firstOf(DETAILS, seemsToFit) : 0;
  for (const detail of DETAILS.slice(first)) {
    const base64 = gzipWithin(textsWith(detail), maxBytes);
    if (base64 !== null) return { base64, leftOut: detail.leftOut };
  }
  return { base64: gzipWithin(textsWith(BARE), Infinity) ?? '', leftOut: BARE.leftOut };
}

/** So many tell how long all would be: to pack all, only to find them too long, takes longer than the rest of a report. */
const SAMPLE = 200;
/** All are packed when they seem to take up to so many times the room that there is. */
const WORTH_TRYING = 1.05;

function sampleOf(tickets: HtmlPage['tickets']): HtmlPage['tickets'] {
  const random = seededRandom(1);
  return tickets.filter(() => random() * tickets.length < SAMPLE);
}

/** The index of the first that is so, every later one being so too; their number for none. Asks as seldom as can be. */
function firstOf<T>(items: readonly T[], isSo: (item: T) => boolean): number {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const item = items[middle];
    if (item === undefined || isSo(item)) to = middle;
    else from = middle + 1;
  }
  return from;
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

function packTicket(ticket: PageTicket, { right, others }: Detail, judge: Judge) {
  const { id, title, product, language, tags, incidentId, label, messages, answers } = ticket;
  const verdicts = answers.map((answer) => judge(label, answer));
  const extent = verdicts.every(({ outcome }) => outcome === 'right') ? right : others;
  return {
    id,
    title,
    product,
    language,
    tags,
    incidentId,
    label,
    messages: extent.message === 0 ? null : (messages?.map((message) => packMessage(message, extent)) ?? null),
    answers: answers.map((answer, index) => ({ ...verdicts[index], ...packAnswer(answer, extent) })),
  };
}

const packMessage = ({ role, at, text }: PageMessage, { message }: Extent): PageMessage => ({
  role,
  at,
  text: cut(text, message),
});

function packAnswer(answer: PageAnswer, { reasoning: length }: Extent) {
  const { status, category, confidence, reasoning, problem, reply, examples } = answer;
  const text = (value: string | null): string | null => (value === null || length === 0 ? null : cut(value, length));
  return { status, category, confidence, reasoning: text(reasoning), problem, reply: text(reply), examples };
}

/** Half a letter at the end goes too. */
const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/\p{Surrogate}$/u, '')} …`;
