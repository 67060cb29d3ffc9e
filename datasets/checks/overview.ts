import type { LabelNames } from '../../src/tickets/parse-ticket.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { languageField, SPLITS, TAGS, textsOf } from './fields.ts';
import { groupBy } from './group-by.ts';
import { tableOf } from './table.ts';

/** Counts per label and tag, by split and language, lengths, as text. */
export function overview(tickets: readonly Ticket[], { names }: LabelNames): string {
  const byLabel = names.map((name) => [name, tickets.filter(({ gold }) => gold.label === name)] as const);
  const byTag = TAGS.map((tag) => [tag, tickets.filter(({ gold }) => gold.tags.includes(tag))] as const);
  const columns = columnsOf(tickets);
  return [
    groupTable('label', [...byLabel, ['all', tickets]], columns),
    groupTable('tag', byTag, columns),
    histogram(tickets),
  ].join('\n\n');
}

type Column = readonly [title: string, value: (members: readonly Ticket[]) => number];

function columnsOf(tickets: readonly Ticket[]): Column[] {
  const languages = [...groupBy(tickets, languageField).keys()].sort();
  return [
    ...Object.keys(SPLITS).map((split) => counting(split, ({ gold }) => gold.split === split)),
    ...languages.map((language) => counting(language, (ticket) => languageField(ticket) === language)),
    counting('all', () => true),
    ['mean characters', meanCharacters],
  ];
}

const counting = (title: string, test: (ticket: Ticket) => boolean): Column => [
  title,
  (members) => members.filter(test).length,
];

function meanCharacters(tickets: readonly Ticket[]): number {
  const lengths = tickets.map((ticket) => Array.from(textsOf(ticket).join('')).length);
  return Math.round(lengths.reduce((sum, length) => sum + length, 0) / Math.max(lengths.length, 1));
}

type Group = readonly [name: string, members: readonly Ticket[]];

function groupTable(title: string, groups: readonly Group[], columns: readonly Column[]): string {
  const rows = groups.map(([name, members]) => [name, ...columns.map(([, value]) => String(value(members)))]);
  return tableOf([[title, ...columns.map(([column]) => column)], ...rows]);
}

function histogram(tickets: readonly Ticket[]): string {
  const byLength = groupBy(tickets, ({ messages }) => String(messages.length));
  const sorted = [...byLength].sort(([one], [other]) => Number(one) - Number(other));
  return tableOf([['messages', 'tickets'], ...sorted.map(([length, { length: count }]) => [length, String(count)])]);
}
