import { stringify } from 'csv-stringify/sync';
import { cellOfTags } from './csv/cells.ts';
import { headerOf, MESSAGE_COLUMNS, TICKET_COLUMNS, type Column } from './csv/columns.ts';
import { formatTicket } from './format-ticket.ts';
import { neutralise } from './csv/formula.ts';
import type { Message, Ticket } from './ticket.ts';

/** The unknown fields that a CSV file has columns for; those of messages are headed `message.<name>`. */
export interface ExtraColumns {
  ticket: readonly string[];
  message: readonly string[];
}

/** The ticket as a line of JSONL with its line end. */
export function formatTicketJsonl(ticket: Ticket): string {
  return `${JSON.stringify(formatTicket(ticket))}\n`;
}

/** The first line of a CSV file with these extra columns. */
export function ticketCsvHeader(extra: ExtraColumns): string {
  return formatRows([columnsFor(extra).map(headerOf)]);
}

/**
 * The ticket as CSV, a row for each message; what concerns the whole ticket stands on the first. Extra fields that have
 * no column are left out, and those that are not text are written as JSON and read back as text. Cells that a
 * spreadsheet would run as a formula begin with a `'`, which reading takes away again.
 */
export function formatTicketCsv(ticket: Ticket, extra: ExtraColumns): string {
  const columns = columnsFor(extra);
  const fields = ticketCells(ticket);
  return formatRows(
    ticket.messages.map((message, index) => columns.map((column) => cellOf(column, fields, message, index === 0))),
  );
}

function columnsFor({ ticket, message }: ExtraColumns): Column[] {
  return [
    ...TICKET_COLUMNS.map((name) => ({ kind: 'ticket' as const, name })),
    ...ticket.map((name) => ({ kind: 'extra' as const, name })),
    ...MESSAGE_COLUMNS.map((name) => ({ kind: 'message' as const, name })),
    ...message.map((name) => ({ kind: 'message_extra' as const, name })),
  ];
}

/** The ticket as its first row shows it: known fields and, apart, unknown ones. */
function ticketCells({ gold, extra, ...ticket }: Ticket): {
  known: Record<string, unknown>;
  extra: Record<string, unknown>;
} {
  const tags = gold.tags.length === 0 ? null : cellOfTags(gold.tags);
  return { known: { ...ticket, ...gold, tags }, extra };
}

function cellOf(
  { kind, name }: Column,
  ticket: ReturnType<typeof ticketCells>,
  message: Message,
  isFirstRow: boolean,
): string {
  if (kind === 'message') return textOf(message[name]);
  if (kind === 'message_extra') return textOf(message.extra[name]);
  if (!isFirstRow && name !== 'id') return '';
  return textOf(kind === 'ticket' ? ticket.known[name] : ticket.extra[name]);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function formatRows(rows: readonly string[][]): string {
  return stringify(
    rows.map((row) => row.map(neutralise)),
    // A reader must not take a lone return for the end of the row, nor another delimiter of the header for its own.
    { quoted_match: /[\r;|\t]|^\s|\s$/ },
  );
}
