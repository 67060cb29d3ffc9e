import type {
  LinkChange,
  RewritingDifference,
  RewritingEffect,
  SweepReport,
} from '../../../runs/report/sweep-report.ts';
import { points, pointsWithInterval } from '../../difference.ts';
import { decimal, percent, percentWithInterval } from '../../format.ts';
import { markup, type Markup, type Piece } from '../../markup.ts';
import { PAPER_REWRITING, PAPER_THRESHOLD } from '../../paper.ts';
import { threshold } from '../../sweep/format.ts';
import { figures, table, words, type Section } from '../section.ts';
import { explorerLink } from './explorer-link.ts';

/** How many changed links of a kind the page holds; report.json holds all. */
const MOST_LINKS = 100;

/** What rewriting changes, what was published about it, and the links that it gains and loses; null when it was not swept. */
export function rewritingSection({ rewriting }: SweepReport): Section | null {
  if (rewriting === null) return null;
  const lead =
    'B-cubed F1 without and with rewriting, each at the threshold chosen for it on all escalations; the difference with its paired 95 % interval, in points. An interval that holds 0 may be chance.';
  const body = markup`<p class="lead">${lead}</p>${effectTable(rewriting.subsets)}${publishedTable()}${linkLists(rewriting)}`;
  return { id: 'rewriting', title: 'Rewriting', body };
}

const ABOUT = { all: 'all', multi: 'of incidents with several' } as const;

function effectTable(subsets: readonly RewritingDifference[]): Markup {
  return table({
    name: 'What rewriting changes',
    columns: [
      words('Escalations'),
      figures('Off'),
      figures('at θ'),
      figures('On'),
      figures('at θ'),
      figures('Difference'),
      figures('Relative, %'),
    ],
    rows: subsets.map(({ subset, off, on, difference, relative }): Piece[] => [
      ABOUT[subset],
      percentWithInterval(off.f1),
      explorerLink({ threshold: off.threshold, rewrite: false }, threshold(off.threshold)),
      percentWithInterval(on.f1),
      explorerLink({ threshold: on.threshold, rewrite: true }, threshold(on.threshold)),
      pointsWithInterval(difference),
      points(relative.value),
    ]),
  });
}

function publishedTable(): Markup {
  const rows = (['all', 'multi'] as const).map((subset): Piece[] => {
    const { off, on, relative } = PAPER_REWRITING[subset];
    return [ABOUT[subset], percent({ value: off }), percent({ value: on }), points(relative)];
  });
  const content = table({
    name: 'Published figures of rewriting',
    columns: [words('Escalations'), figures('Off, published'), figures('On, published'), figures('Gain, published, %')],
    rows,
  });
  return markup`<div class="published"><h3>Published figures <span class="tag">other data, another model</span></h3><p class="small">TickIt paper (FSE 2025), at θ ${threshold(PAPER_THRESHOLD)}. Which F1 it means is not stated, nor whether the gain over all escalations is relative; n/a is not published.</p>${content}</div>`;
}

function linkLists(rewriting: RewritingEffect): Markup {
  const { linksAt, gained, lost } = rewriting;
  const lead = `At θ ${threshold(linksAt)}, links that only one setting makes. Each leads to its group.`;
  return markup`<h3>Links gained and lost</h3><p class="small">${lead}</p>${linkList('Gained by rewriting', gained, { threshold: linksAt, rewrite: true })}${linkList('Lost by rewriting', lost, { threshold: linksAt, rewrite: false })}`;
}

function linkList(name: string, links: readonly LinkChange[], place: { threshold: number; rewrite: boolean }): Markup {
  const right = links.filter(({ isRight }) => isRight).length;
  const summary = `${name}: ${links.length}, ${right} right`;
  if (links.length === 0) return markup`<p class="small">${summary}</p>`;
  const content = table({
    name,
    columns: [words('Ticket'), words(''), words('Incident'), words('Into the group of'), figures('Similarity')],
    rows: links
      .slice(0, MOST_LINKS)
      .map(({ ticketId, incidentId, founderId, similarity, isRight }): Piece[] => [
        explorerLink({ ...place, ticketId }, ticketId),
        markup`<span class="badge outcome-${isRight ? 'right' : 'missed'}">${isRight ? 'right' : 'wrong'}</span>`,
        incidentId ?? 'none',
        founderId,
        decimal(similarity, 3),
      ]),
  });
  const left = links.length - MOST_LINKS;
  const rest = left > 0 ? markup`<p class="small">${left} more are in report.json.</p>` : null;
  return markup`<details><summary>${summary}</summary>${content}${rest}</details>`;
}
