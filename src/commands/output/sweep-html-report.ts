import { existsSync } from 'node:fs';
import path from 'node:path';
import { collectGroupings } from '../../reports/html/sweep/collect-groupings.ts';
import { renderSweepHtml } from '../../reports/html/sweep/render-sweep-html.ts';
import type { LinkRecord, SweepReport } from '../../runs/report/sweep-report.ts';
import { asWritten } from '../../tickets/as-written.ts';
import { readTickets } from '../../tickets/read.ts';

/** What is known of an escalated ticket without the dump. */
export interface DescribedTicket {
  ticketId: string;
  product: string | null;
  /** Its problem; null when there is no description. */
  text: string | null;
}

/** Where the lines of a sweep's run folder come from. */
export interface SweepLines {
  /** Of `links.jsonl`. */
  links: AsyncIterable<LinkRecord>;
  /** Of `descriptions.jsonl`. */
  descriptions: AsyncIterable<DescribedTicket>;
}

/** The page of a threshold sweep, with titles as far as the dump is still at hand. */
export async function sweepHtmlReport(report: SweepReport, { links, descriptions }: SweepLines): Promise<string> {
  const { ids, incidentIds, groupings } = await collectGroupings(links);
  const described = new Map<string, DescribedTicket>();
  for await (const ticket of descriptions) described.set(ticket.ticketId, ticket);
  const titles = await titlesOf(new Set(ids), report.run.dataset);
  const tickets = ids.map((id, place) => ({
    id,
    title: titles.get(id) ?? null,
    product: described.get(id)?.product ?? null,
    incidentId: incidentIds[place] ?? null,
    description: described.get(id)?.text ?? null,
  }));
  return renderSweepHtml({ title: path.basename(report.run.dataset), report, tickets, groupings });
}

async function titlesOf(wanted: ReadonlySet<string>, dataset: string): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  if (!existsSync(dataset)) return titles;
  for await (const batch of readTickets(dataset, { labels: null })) {
    for (const record of batch) {
      if (record.status !== 'read') continue;
      const { id, title } = asWritten(record.ticket);
      if (title !== null && wanted.has(id)) titles.set(id, title);
    }
  }
  return titles;
}
