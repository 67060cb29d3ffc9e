import { markup, trusted, type Markup, type Piece } from '../markup.ts';
import type { HtmlPage } from './page.ts';
import type { ReportRow } from '../report-rows.ts';
import type { Section } from './section.ts';
import type { TicketData } from './ticket-data.ts';

/** The form and the panes that the script fills; without a script a line that says where the tickets are. */
export function ticketsSection(page: HtmlPage, { base64, leftOut }: TicketData): Section {
  const { rows } = page;
  const missing = [...(page.isComplete ? [] : [shownOf(page)]), ...(leftOut === null ? [] : [leftOut])].join(' ');
  const body = markup`<noscript><p class="notice" role="note">Looking at single tickets takes JavaScript. All of them, with the answers, are in predictions.jsonl.</p></noscript><p id="data-trouble" class="notice warning" role="alert" hidden></p>${
    missing === ''
      ? null
      : markup`<p id="left-out" class="notice" role="note">${missing} The search does not look into what is left out. All of it is in predictions.jsonl and the data set.</p>`
  }<div id="ticket-browser" hidden>${filters(rows)}<p id="ticket-count" class="small" role="status"></p><div class="panes"><div id="ticket-list" class="ticket-list" role="listbox" tabindex="0" aria-label="Tickets"></div><div class="detail-pane"><button type="button" id="back-to-list" class="link">Back to the list</button><article id="ticket-detail" class="ticket-detail" tabindex="0" aria-label="Ticket"></article></div></div></div><script type="application/octet-stream" id="ticket-data">${trusted(base64)}</script>`;
  return { id: 'tickets', title: 'Tickets', body };
}

const shownOf = ({ rows, tickets }: HtmlPage): string =>
  `Of ${rows[0]?.report.tickets ?? 0} tickets ${tickets.length} are here, those with a wrong answer first, to keep this page small.`;

function filters(rows: readonly ReportRow[]): Markup {
  const choices = CHOICES.map(({ name, title }) => select(name, title, [option('', 'any')]));
  return markup`<form id="filters" class="filters" role="search" aria-label="Tickets"><label class="search">Search <kbd aria-hidden="true">/</kbd><input type="search" name="search" placeholder="words in tickets and reasonings" aria-keyshortcuts="/" autocomplete="off" spellcheck="false"></label>${rowChoice(rows)}${choices}<button type="button" id="clear-filters">Clear</button></form>`;
}

/** Which row the outcomes and answers are of, at first the one of the highest F1; nothing where there is only one. */
function rowChoice(rows: readonly ReportRow[]): Markup | null {
  if (rows.length === 1) return null;
  const quality = rows.map(({ report }) => report.strict.detection.f1.value ?? -1);
  const best = quality.indexOf(Math.max(...quality));
  const options = rows.map(({ name }, index) => option(String(index), name, index === best));
  return select('row', 'Pipeline · model', options);
}

const CHOICES = [
  { name: 'outcome', title: 'Outcome' },
  { name: 'label', title: 'Label' },
  { name: 'answer', title: 'Answer' },
  { name: 'tag', title: 'Tag' },
  { name: 'product', title: 'Product' },
  { name: 'language', title: 'Language' },
] as const;

const select = (name: string, title: string, options: Piece): Markup =>
  markup`<label>${title}<select name="${name}">${options}</select></label>`;

const option = (value: string, text: string, isChosen = false): Markup =>
  markup`<option value="${value}"${isChosen ? trusted(' selected') : null}>${text}</option>`;
