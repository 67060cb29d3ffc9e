import { createHash } from 'node:crypto';
import { chartColourRules, colourVariables } from '../charts/colours.ts';
import { markup, trusted, type Markup } from '../markup.ts';
import { CLIENT_SCRIPT } from './client/client-script.ts';
import { comparison } from './comparison.ts';
import { confusionSection } from './confusion.ts';
import { costSection } from './cost.ts';
import { calibrationSection, categorySection, planeSection } from './figures.ts';
import { navigation, pageHeader } from './header.ts';
import { overview } from './overview.ts';
import type { HtmlPage } from './page.ts';
import type { Section } from './section.ts';
import { slicesSection } from './slices.ts';
import { stepsSection } from './steps.ts';
import { STYLE_SHEET } from './styles/style-sheet.ts';
import { ticketsSection } from './ticket-browser.ts';
import { packTickets, type TicketData } from './ticket-data.ts';

/** A page stays below 3 MB as long as its tables and charts do. */
const MAX_BYTES = 2_950_000;

/**
 * A report as one HTML file that needs nothing else: no network, and without JavaScript all but the ticket browser. The same
 * page gives the same bytes on the same machine. Throws RangeError for a page without rows or an answer of an unknown row.
 */
export function renderHtml(page: HtmlPage): string {
  const figures = figureSections(page);
  if (page.tickets.length === 0) return htmlDocument(page, figures);
  const withTickets = (data: TicketData): string => htmlDocument(page, [...figures, ticketsSection(page, data)]);
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

const sectionMarkup = ({ id, title, body }: Section): Markup =>
  markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>
`;

function htmlDocument(page: HtmlPage, sections: readonly Section[]): string {
  const style = `:root{${colourVariables('light')}}@media(prefers-color-scheme:dark){:root{${colourVariables('dark')}}}${chartColourRules()}${STYLE_SHEET}`;
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(CLIENT_SCRIPT)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const { source } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="tickit">
<title>${page.title} · tickit</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the figures</a>
${pageHeader(page)}
${navigation(sections)}
<main id="main" tabindex="-1">
${sections.map(sectionMarkup)}</main>
<footer class="small">Made by tickit. This file is complete: it loads nothing and sends nothing.</footer>
<script>${trusted(CLIENT_SCRIPT)}</script>
</body>
</html>
`;
  return source;
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
