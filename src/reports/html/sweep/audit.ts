import type { RewriteLoss, SweepReport } from '../../../runs/report/sweep-report.ts';
import { percent } from '../../format.ts';
import { markup, type Markup, type Piece } from '../../markup.ts';
import { brief } from '../../sweep/format.ts';
import { factList, table, words, type Section } from '../section.ts';

/** How many rewrites with losses the page shows at once and holds, and letters of each; report.json holds all. */
const MOST_UNFOLDED = 8;
const MOST_LOSSES = 60;
const MOST_LETTERS = 600;
const MOST_SOURCES = 8;

/** What rewrites left out of their sources that they had to keep; null when nothing was rewritten. */
export function auditSection({ audit }: SweepReport): Section | null {
  if (audit === null) return null;
  const { rewrites, withLosses, losses } = audit;
  const lead =
    'A rewrite is more general than its sources, but must keep their error codes, products and versions: these tell apart what sounds alike.';
  const facts = factList([
    { name: 'Rewrites', value: rewrites.toLocaleString('en-US') },
    { name: 'With a loss', value: `${percent(withLosses)} %` },
  ]);
  const left = losses.length - MOST_LOSSES;
  const rest = left > 0 ? markup`<p class="small">${left} more are in report.json.</p>` : null;
  const shown = losses.slice(0, MOST_LOSSES);
  const content = shown.length === 0 ? null : lossTable(shown.slice(0, MOST_UNFOLDED));
  return {
    id: 'audit',
    title: 'Rewrite audit',
    body: markup`<p class="lead">${lead}</p>${facts}${content}${folded(shown.slice(MOST_UNFOLDED))}${rest}`,
  };
}

function folded(losses: readonly RewriteLoss[]): Markup | null {
  if (losses.length === 0) return null;
  return markup`<details><summary>${losses.length} more</summary>${lossTable(losses)}</details>`;
}

function lossTable(losses: readonly RewriteLoss[]): Markup {
  return table({
    name: 'Rewrites that lost something',
    columns: [words('Tickets'), words('Lost'), words('Rewrite')],
    rows: losses.map(({ sources, rewrite, errorCodes, products, versions }): Piece[] => [
      markup`<span class="id">${shownSources(sources)}</span>`,
      lostParts({ 'error codes': errorCodes, products, versions }),
      markup`<p class="quoted" dir="auto">${brief(rewrite, MOST_LETTERS)}</p>`,
    ]),
  });
}

function shownSources(sources: readonly string[]): string {
  const more = sources.length - MOST_SOURCES;
  return `${sources.slice(0, MOST_SOURCES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const lostParts = (parts: Record<string, readonly string[]>): Markup[] =>
  Object.entries(parts)
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => markup`<p class="lost"><span class="small">${name}</span> ${values.join(', ')}</p>`);
