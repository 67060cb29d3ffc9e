import { CLIENT_SCRIPT } from './client/client-script.ts';
import { comparison } from './comparison.ts';
import { confusionSection } from './confusion.ts';
import { costSection } from './cost.ts';
import { calibrationSection, categorySection, planeSection } from './figures.ts';
import { htmlDocument, MAX_BYTES } from './document.ts';
import { pageHeader } from './header.ts';
import { overview } from './overview.ts';
import type { HtmlPage } from './page.ts';
import type { Section } from './section.ts';
import { slicesSection } from './slices.ts';
import { stepsSection } from './steps.ts';
import { STYLE_SHEET } from './styles/style-sheet.ts';
import { ticketsSection } from './ticket-browser.ts';
import { packTickets, type TicketData } from './ticket-data.ts';

/**
 * A report as one HTML file that needs nothing else: no network, and without JavaScript all but the ticket browser. The same
 * page gives the same bytes on the same machine. Throws RangeError for a page without rows or an answer of an unknown row.
 */
export function renderHtml(page: HtmlPage): string {
  const figures = figureSections(page);
  const documentOf = (sections: readonly Section[]): string =>
    htmlDocument({ title: page.title, header: pageHeader(page), sections, style: STYLE_SHEET, script: CLIENT_SCRIPT });
  if (page.tickets.length === 0) return documentOf(figures);
  const withTickets = (data: TicketData): string => documentOf([...figures, ticketsSection(page, data)]);
  const rest = Buffer.byteLength(withTickets({ base64: '', leftOut: null }));
  return withTickets(packTickets(page, MAX_BYTES - rest));
}

function figureSections(page: HtmlPage): Section[] {
  const [first] = page.rows;
  if (first === undefined) throw new RangeError('a page takes at least one row');
  const sections = [
    page.rows.length > 1 ? comparison(page) : overview(first.report),
    stepsSection(page.steps),
    planeSection(page),
    categorySection(page),
    confusionSection(page),
    calibrationSection(page),
    slicesSection(page),
    costSection(page),
  ];
  return sections.filter((section) => section !== null);
}
