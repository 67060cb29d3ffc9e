import { existsSync } from 'node:fs';
import path from 'node:path';
import type { HtmlPage, PageAnswer, PageTicket } from '../../reports/html/page.ts';
import { renderHtml } from '../../reports/html/render-html.ts';
import { noticesOf } from '../../reports/lines.ts';
import { rowsOf, type ReportRow } from '../../reports/report-rows.ts';
import { isAblation, readManifest, type AnyRun } from '../../runs/folder/manifest.ts';
import { readPredictions } from '../../runs/log/prediction-log.ts';
import type { AblateReport, EvalReport } from '../../runs/report/report.ts';
import { runFiles } from '../../runs/folder/run-folder.ts';
import { chooseTickets, type TicketChoice } from './choose-tickets.ts';
import { valueWithoutSecrets } from '../../util/own-secrets.ts';
import { asWritten } from '../../tickets/as-written.ts';
import { readTickets } from '../../tickets/read.ts';
import type { Ticket } from '../../tickets/ticket.ts';

/** More would make a page that no browser likes, and a run of any size must fit into memory. */
const MOST_TICKETS = 5000;

/** The page of an evaluation or an ablation, with the tickets that it is about as far as the dump is still at hand. */
export async function htmlReport(folder: string, report: EvalReport | AblateReport): Promise<string> {
  const manifest = await readManifest(runFiles(folder).manifest);
  const rows = rowsWithFolders(folder, report, manifest);
  const { path: dataset, selected } = manifest.dataset;
  const tickets = await pageTickets(rows, { dataset, isShown: await shownTickets(rows, selected) });
  const page: HtmlPage = {
    title: path.basename(dataset),
    notice: noticesOf(report).join(' ') || null,
    categories: manifest.categories.map(({ name, escalates }) => ({ name, escalates })),
    rows: rows.map(({ row }) => row),
    steps: report.kind === 'ablate' ? report.steps : [],
    // Packed they can't be looked through any more.
    tickets: tickets.map(valueWithoutSecrets),
    isComplete: selected <= MOST_TICKETS,
  };
  return renderHtml(page);
}

interface RowWithFolder {
  row: ReportRow;
  folder: string;
}

function rowsWithFolders(folder: string, report: EvalReport | AblateReport, manifest: AnyRun): RowWithFolder[] {
  const folders = isAblation(manifest) ? manifest.identity.rows.map((row) => row.folder) : [];
  return rowsOf(report).map((row, index) => ({ row, folder: path.join(folder, folders[index] ?? '') }));
}

async function shownTickets(rows: readonly RowWithFolder[], selected: number): Promise<TicketChoice> {
  if (selected <= MOST_TICKETS) return () => true;
  const logs = rows.map(({ folder }) => runFiles(folder).predictions);
  return chooseTickets(logs, MOST_TICKETS);
}

interface Shown {
  dataset: string;
  isShown: TicketChoice;
}

async function pageTickets(rows: readonly RowWithFolder[], { dataset, isShown }: Shown): Promise<PageTicket[]> {
  const tickets = new Map<string, PageTicket & { answers: PageAnswer[] }>();
  for (const { row, folder } of rows) {
    for await (const record of readPredictions(runFiles(folder).predictions)) {
      const { ticketId: id, product, language, tags, incidentId, label } = record;
      if (!isShown(id)) continue;
      const ticket = tickets.get(id) ?? {
        id,
        title: null,
        product,
        language,
        tags,
        incidentId,
        label,
        messages: null,
        answers: [],
      };
      const { status, category, confidence, reasoning, problem, reply, examples } = record;
      ticket.answers.push({ row: row.name, status, category, confidence, reasoning, problem, reply, examples });
      tickets.set(id, ticket);
    }
  }
  return withTexts(tickets, dataset);
}

/** In the order of the dump. */
async function withTexts(tickets: ReadonlyMap<string, PageTicket>, dataset: string): Promise<PageTicket[]> {
  if (!existsSync(dataset)) return [...tickets.values()];
  const complete = new Map<string, PageTicket>();
  for await (const batch of readTickets(dataset, { labels: null })) {
    for (const record of batch) {
      if (record.status !== 'read') continue;
      const ticket = asWritten(record.ticket);
      const known = tickets.get(ticket.id);
      if (known !== undefined) complete.set(known.id, withText(known, ticket));
    }
  }
  return [...tickets.values()].map((ticket) => complete.get(ticket.id) ?? ticket).sort(byPlace([...complete.keys()]));
}

function byPlace(ids: readonly string[]): (a: PageTicket, b: PageTicket) => number {
  const places = new Map(ids.map((id, place) => [id, place]));
  return (a, b) => (places.get(a.id) ?? Infinity) - (places.get(b.id) ?? Infinity) || (a.id < b.id ? -1 : 1);
}

function withText(ticket: PageTicket, { title, messages }: Ticket): PageTicket {
  return { ...ticket, title, messages: messages.map(({ role, at, text }) => ({ role, at, text })) };
}
