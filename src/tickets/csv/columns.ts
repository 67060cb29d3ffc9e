import { DataError } from '../../errors.ts';
import { suggest } from '../../util/suggest.ts';

export const TICKET_COLUMNS = [
  'id',
  'createdAt',
  'product',
  'region',
  'customer',
  'title',
  'label',
  'escalateAt',
  'incidentId',
  'tags',
  'split',
] as const;
export const MESSAGE_COLUMNS = ['role', 'at', 'author', 'text'] as const;

export type TicketColumn = (typeof TICKET_COLUMNS)[number];
export type MessageColumn = (typeof MESSAGE_COLUMNS)[number];

/** What a column of a CSV file holds; `extra` and `message_extra` are fields that tickit does not know. */
export type Column =
  | { kind: 'ticket'; name: TicketColumn }
  | { kind: 'message'; name: MessageColumn }
  | { kind: 'extra'; name: string }
  | { kind: 'message_extra'; name: string };

/** Marks an unknown field of messages, and one of tickets whose name could be mistaken for something else. */
const PREFIXES = { message_extra: 'message.', extra: 'extra.' } as const;

const REQUIRED = ['id', 'text'] as const;

/** What each column holds, by its name in any case, spaces, `_` and `-` ignored. Throws DataError naming `location`. */
export function columnsOf(header: readonly string[], location: string): Column[] {
  const columns = header.map(columnOf);
  const problem = missingName(header, columns) ?? repeatedName(header, columns) ?? nestedMessages(header);
  if (problem) throw new DataError(`${location}: header: ${problem.message}`, { hint: problem.hint });
  return columns;
}

/** The column's name in a file, from which `columnsOf` makes the same column again. */
export function headerOf(column: Column): string {
  if (column.kind === 'message_extra') return PREFIXES.message_extra + column.name;
  return column.kind === 'extra' && !isPlainExtra(column.name) ? PREFIXES.extra + column.name : column.name;
}

function isPlainExtra(name: string): boolean {
  const { kind, name: readAs } = columnOf(name);
  return kind === 'extra' && readAs === name && simplify(name) !== 'messages';
}

function columnOf(header: string): Column {
  const ticketColumn = find(TICKET_COLUMNS, header);
  if (ticketColumn) return { kind: 'ticket', name: ticketColumn };
  const rest = afterPrefix(header, PREFIXES.message_extra);
  const messageColumn = find(MESSAGE_COLUMNS, rest ?? header);
  if (messageColumn) return { kind: 'message', name: messageColumn };
  if (rest !== null) return { kind: 'message_extra', name: rest };
  return { kind: 'extra', name: extraName(header) };
}

function extraName(header: string): string {
  const rest = afterPrefix(header, PREFIXES.extra);
  const isNative = TICKET_COLUMNS.some((name) => name === rest) || rest === 'messages';
  return rest === null || isNative ? header : rest;
}

function afterPrefix(header: string, prefix: string): string | null {
  return header.startsWith(prefix) ? header.slice(prefix.length) : null;
}

function find<Name extends string>(names: readonly Name[], header: string): Name | undefined {
  const key = simplify(header);
  return names.find((name) => simplify(name) === key);
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

interface HeaderProblem {
  message: string;
  hint: string;
}

function repeatedName(header: readonly string[], columns: readonly Column[]): HeaderProblem | null {
  const keys = columns.map(({ kind, name }) => `${kind} ${name}`);
  const second = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (second === -1) return null;
  const names = [keys.indexOf(keys[second] ?? ''), second].map((index) => JSON.stringify(header[index]));
  return {
    message: `expected distinct names, got ${names.join(' and ')}`,
    hint: 'Rename or remove one of the columns.',
  };
}

function missingName(header: readonly string[], columns: readonly Column[]): HeaderProblem | null {
  const missing = REQUIRED.filter((name) => !columns.some((column) => column.name === name && isKnown(column)));
  if (missing.length === 0) return null;
  const unknown = columns.filter((column) => !isKnown(column)).map(({ name }) => name);
  const close = missing.flatMap((name) => {
    const near = lookAlike(name, unknown);
    return near === null ? [] : [`"${near}" looks like ${name}.`];
  });
  const none = missing.length > close.length ? ['A ticket needs both.'] : [];
  const title = header.includes('') ? ['Remove what stands above the header, if anything does.'] : [];
  return {
    message: `expected the columns ${REQUIRED.join(' and ')}, got ${listed(header)}`,
    hint: [...close, ...none, ...title, 'Rename the columns, or add what is missing.'].join(' '),
  };
}

/** What trackers and chat systems call them. */
const OTHER_NAMES = {
  id: ['key', 'number', 'issuekey', 'ticket', 'case', 'reference'],
  text: ['description', 'body', 'content', 'message', 'utterance', 'comment', 'summary', 'shortdescription'],
} as const;

/** The header one of whose words is `name`, such as `ticketId`, else one that is spelt nearly so, else a usual other name. */
function lookAlike(name: (typeof REQUIRED)[number], headers: readonly string[]): string | null {
  const words = (header: string): string[] => header.split(/[\s_-]|(?<=[a-z])(?=[A-Z])/);
  const byWord = headers.find((header) => words(header).some((word) => word.toLowerCase() === name));
  // Nearly every short name is two letters away from "id".
  const near = byWord ?? (name === 'id' ? null : suggest(name, headers));
  const byOtherName = OTHER_NAMES[name].map((other) => headers.find((header) => simplify(header) === other));
  return near ?? byOtherName.find((header) => header !== undefined) ?? null;
}

function nestedMessages(header: readonly string[]): HeaderProblem | null {
  const found = header.find((name) => simplify(name) === 'messages');
  if (found === undefined) return null;
  return {
    message: `expected one row per message, got the column "${found}"`,
    hint: 'Give each message a row of its own with the columns role and text, repeating the id; or rename the column.',
  };
}

function isKnown({ kind }: Column): boolean {
  return kind === 'ticket' || kind === 'message';
}

function listed(header: readonly string[]): string {
  const shown = header.slice(0, 20).map((name) => JSON.stringify(name.slice(0, 40)));
  return shown.join(', ') + (header.length > shown.length ? ` and ${header.length - shown.length} more` : '');
}
