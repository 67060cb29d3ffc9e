import { SWEEP_SCRIPT } from '../client/sweep/sweep-script.ts';
import { htmlDocument, MAX_BYTES } from '../document.ts';
import type { Section } from '../section.ts';
import { SWEEP_STYLE_SHEET } from '../styles/style-sheet.ts';
import type { TicketData } from '../ticket-data.ts';
import { auditSection } from './audit.ts';
import { choiceSection } from './choice.ts';
import { explorerSection } from './explorer.ts';
import { chartsSection, tablesSection } from './figures.ts';
import { sweepHeader } from './header.ts';
import { overview } from './overview.ts';
import { packGroupings } from './pack-groupings.ts';
import type { SweepPage } from './page.ts';
import { rewritingSection } from './rewriting.ts';

/**
 * A threshold sweep as one HTML file that needs nothing else: no network, and without JavaScript all but the groups. The same
 * page gives the same bytes on the same machine.
 */
export function renderSweepHtml(page: SweepPage): string {
  const figures = figureSections(page);
  const documentOf = (sections: readonly Section[]): string =>
    htmlDocument({
      title: page.title,
      header: sweepHeader(page),
      sections,
      style: SWEEP_STYLE_SHEET,
      script: SWEEP_SCRIPT,
    });
  if (page.tickets.length === 0) return documentOf(figures);
  const withGroups = (data: TicketData): string => documentOf([...figures, explorerSection(page, data)]);
  const rest = Buffer.byteLength(withGroups({ base64: '', leftOut: null }));
  return withGroups(packGroupings(page, MAX_BYTES - rest));
}

function figureSections({ report }: SweepPage): Section[] {
  const sections = [
    overview(report),
    chartsSection(report),
    tablesSection(report),
    choiceSection(report),
    rewritingSection(report),
    auditSection(report),
  ];
  return sections.filter((section) => section !== null);
}
