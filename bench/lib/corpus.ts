import { fileURLToPath } from 'node:url';
import { languageOf } from '../../src/tickets/language.ts';
import { readTickets } from '../../src/tickets/read.ts';
import type { Message, Ticket } from '../../src/tickets/ticket.ts';

const SOURCE = fileURLToPath(new URL('../../datasets/oncall.jsonl', import.meta.url));

/** The parts from which tickets are composed, each kept with its like. */
export interface Corpus {
  tickets: Ticket[];
  /** By `titleKey`. */
  titles: ReadonlyMap<string, string[]>;
  /** Texts by `messageKey`. */
  texts: ReadonlyMap<string, string[]>;
}

/** Reads datasets/oncall.jsonl; tickets without a label are left out. */
export async function loadCorpus(): Promise<Corpus> {
  const tickets: Ticket[] = [];
  for await (const records of readTickets(SOURCE, { labels: null })) {
    for (const record of records) {
      if (record.status === 'read' && record.ticket.gold.label !== null) tickets.push(record.ticket);
    }
  }
  return {
    tickets,
    titles: grouped(tickets, (ticket) => (ticket.title === null ? [] : [[titleKey(ticket), ticket.title]])),
    texts: grouped(tickets, (ticket) =>
      ticket.messages.map((message, index) => [messageKey(ticket, message, index), message.text]),
    ),
  };
}

/** Titles of one language and label can stand for each other. */
export const titleKey = (ticket: Ticket): string => `${languageOf(ticket, ticket.extra)} ${ticket.gold.label}`;

/** So can messages, by the same speaker, those that open a ticket apart. */
export const messageKey = (ticket: Ticket, { role }: Message, index: number): string =>
  `${titleKey(ticket)} ${role} ${index === 0 ? 'opening' : 'later'}`;

function grouped(tickets: readonly Ticket[], entriesOf: (ticket: Ticket) => [string, string][]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of tickets.flatMap(entriesOf)) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
