import type { LinkChange, RewriteLoss, RewritingDifference, SweepReport } from '../../runs/report/sweep-report.ts';
import { points, pointsWithInterval } from '../difference.ts';
import { decimal, percent } from '../format.ts';
import { PAPER_REWRITING, type PaperRewriting } from '../paper.ts';
import type { TextTable } from '../text-table.ts';
import { brief, threshold } from './format.ts';

/** How many link changes of a kind, and how many losses, a text report tells; `report.json` holds all. */
const TOLD = 10;
/** Letters of an id or a value in a cell. */
const CELL = 16;

/** What rewriting changes, with the paper's figures; which links; and what it lost. */
export function rewritingTables({ rewriting, audit }: SweepReport): TextTable[] {
  return [
    ...(rewriting === null ? [] : [effectTable(rewriting.subsets)]),
    ...(rewriting === null ? [] : linkTables(rewriting)),
    ...(audit === null || audit.losses.length === 0 ? [] : [auditTable(audit.losses)]),
  ];
}

function effectTable(subsets: readonly RewritingDifference[]): TextTable {
  return {
    title:
      'What rewriting changes, B-cubed F1, %, each at the θ chosen for it; paper: TickIt (FSE 2025), other data and another model, its F1 of a kind not stated',
    isSlice: false,
    columns: ['escalations', 'off', 'on', 'difference, points', 'relative'],
    rows: subsets.flatMap((effect) => [effectRow(effect), paperRow(effect, PAPER_REWRITING[effect.subset])]),
  };
}

const effectRow = ({ subset, off, on, difference, relative }: RewritingDifference): string[] => [
  subset,
  `${percent(off.f1)} at ${threshold(off.threshold)}`,
  `${percent(on.f1)} at ${threshold(on.threshold)}`,
  pointsWithInterval(difference),
  points(relative.value),
];

function paperRow({ subset }: RewritingDifference, { off, on, relative }: PaperRewriting): string[] {
  const show = (value: number | null): string => (value === null ? '?' : percent({ value }));
  return [`${subset}, paper`, show(off), show(on), '?', points(relative)];
}

function linkTables({ linksAt, gained, lost }: NonNullable<SweepReport['rewriting']>): TextTable[] {
  if (gained.length + lost.length === 0) return [];
  const told = Math.min(gained.length, TOLD) + Math.min(lost.length, TOLD);
  return [
    {
      title: `Links that rewriting changes at θ ${threshold(linksAt)}: ${told} of ${gained.length + lost.length}`,
      isSlice: false,
      columns: ['change', 'ticket', 'incident', 'into the group of', 'similarity'],
      rows: [
        ...gained.slice(0, TOLD).map((link) => linkRow('gained', link)),
        ...lost.slice(0, TOLD).map((link) => linkRow('lost', link)),
      ],
    },
  ];
}

const linkRow = (change: string, { ticketId, incidentId, founderId, similarity, isRight }: LinkChange): string[] => [
  `${change}, ${isRight ? 'right' : 'wrong'}`,
  brief(ticketId, CELL),
  brief(incidentId ?? 'none', CELL),
  brief(founderId, CELL),
  decimal(similarity, 3),
];

function auditTable(losses: readonly RewriteLoss[]): TextTable {
  const told = losses.slice(0, TOLD);
  return {
    title: `What rewrites left out of their sources: ${told.length} of ${losses.length}`,
    isSlice: false,
    columns: ['tickets', 'error codes', 'products', 'versions'],
    rows: told.map(({ sources, errorCodes, products, versions }) =>
      [sources, errorCodes, products, versions].map((values) => brief(values.join(', '), CELL)),
    ),
  };
}
