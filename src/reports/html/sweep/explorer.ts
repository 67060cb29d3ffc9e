import { markup, trusted, type Markup } from '../../markup.ts';
import { threshold } from '../../sweep/format.ts';
import { settingsOf } from '../../sweep/score-tables.ts';
import type { Section } from '../section.ts';
import type { TicketData } from '../ticket-data.ts';
import type { SweepPage } from './page.ts';

/** The controls and the panes that the script fills; without a script a line that says where the groups are. */
export function explorerSection({ report, groupings, tickets }: SweepPage, { base64, leftOut }: TicketData): Section {
  const lead =
    'The groups at a threshold: those that hold several incidents, incidents that lie in several groups, and all of them. A group is one alert, raised by the ticket that founded it.';
  const thresholds = [...new Set(groupings.map((grouping) => threshold(grouping.threshold)))];
  const chosen = report.best?.threshold ?? groupings[0]?.threshold ?? 0;
  const rewriting = report.best?.rewrite ?? settingsOf(report)[0] ?? false;
  const controls = [
    choice(
      'threshold',
      'Threshold θ',
      thresholds.map((name) => ({ value: name, text: name, isChosen: name === threshold(chosen) })),
    ),
    rewritingChoice(settingsOf(report), rewriting),
    choice('view', 'Show', VIEWS),
  ];
  const body = markup`<p class="lead">${lead}</p><noscript><p class="notice" role="note">Looking at groups takes JavaScript. Where each of the ${tickets.length} tickets went is in links.jsonl.</p></noscript><p id="data-trouble" class="notice warning" role="alert" hidden></p>${
    leftOut === null
      ? null
      : markup`<p id="left-out" class="notice" role="note">${leftOut} The search does not look into what is left out. All of it is in links.jsonl and descriptions.jsonl.</p>`
  }<div id="group-explorer" hidden><form id="settings" class="settings" aria-label="Groups">${controls}<label class="search">Search <kbd aria-hidden="true">/</kbd><input type="search" name="search" placeholder="words in tickets of a group" aria-keyshortcuts="/" autocomplete="off" spellcheck="false"></label></form><p id="group-summary" role="status"></p><div class="panes"><div id="group-list" class="ticket-list" role="listbox" tabindex="0" aria-label="Groups"></div><div class="detail-pane"><button type="button" id="back-to-list" class="link">Back to the list</button><article id="group-detail" class="ticket-detail" tabindex="0" aria-label="Group"></article></div></div></div><script type="application/octet-stream" id="sweep-data">${trusted(base64)}</script>`;
  return { id: 'explorer', title: 'Groups', body };
}

interface Choice {
  value: string;
  text: string;
  isChosen: boolean;
}

const VIEWS: readonly Choice[] = [
  { value: 'merges', text: 'wrong merges', isChosen: true },
  { value: 'splits', text: 'splits', isChosen: false },
  { value: 'all', text: 'all groups', isChosen: false },
];

/** Nothing to choose where there is one setting, which the form still states. */
function rewritingChoice(settings: readonly boolean[], chosen: boolean): Markup {
  if (settings.length < 2) return markup`<input type="hidden" name="rewrite" value="${chosen ? 'on' : 'off'}">`;
  const choices = settings.map((rewrite) => ({
    value: rewrite ? 'on' : 'off',
    text: rewrite ? 'on' : 'off',
    isChosen: rewrite === chosen,
  }));
  return choice('rewrite', 'Rewriting', choices);
}

/** Radio buttons side by side, which arrow keys move through. */
function choice(name: string, title: string, choices: readonly Choice[]): Markup {
  const buttons = choices.map(
    ({ value, text, isChosen }) =>
      markup`<label><input type="radio" name="${name}" value="${value}"${isChosen ? trusted(' checked') : null}><span>${text}</span></label>`,
  );
  return markup`<fieldset class="choice"><legend>${title}</legend><div class="segments">${buttons}</div></fieldset>`;
}
