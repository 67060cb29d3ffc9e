import { mismatchLines } from '../../runs/comparison/mismatches.ts';
import type { SweepComparison, SweepSide } from '../../runs/sweep/comparison/sweep-comparison.ts';
import { MOST_NAMED } from '../../runs/comparison/ticket-list.ts';
import { promptParts, tablePart } from '../comparison-parts.ts';
import { pValue } from '../difference.ts';
import { percent } from '../format.ts';
import type { ReportPart } from '../report-part.ts';
import { changedLinks, sweepDifferences } from './comparison-tables.ts';
import { rewritingWord, threshold } from './format.ts';

/** What `compare` prints of two sweeps, in reading order. */
export function sweepComparisonParts(comparison: SweepComparison): ReportPart[] {
  return [
    { kind: 'heading', text: 'tickit compare' },
    { kind: 'lines', lines: sweepSourceLines(comparison) },
    tablePart(sweepDifferences(comparison)),
    { kind: 'lines', lines: [decisionsLine(comparison)] },
    ...changedLinks(comparison).map(tablePart),
    ...promptParts(comparison),
    { kind: 'lines', lines: [SWEEP_COMPUTED] },
  ];
}

/** What was compared, and what was not. */
export function sweepSourceLines({ base, changed, tickets, incidents, leftOut, described }: SweepComparison): string[] {
  const left = mismatchLines(leftOut);
  const notices = new Set([base, changed].flatMap(({ run }) => run.notice ?? []));
  return [
    `base ${sideText(base)}`,
    `changed ${sideText(changed)}`,
    `${tickets} escalated tickets in both, of ${incidents} incidents and tickets that stand alone; described and embedded: ${percent(described.base)} → ${percent(described.changed)} %`,
    ...(left.length > 0 ? [`LEFT OUT: ${left.join('; ')}`] : []),
    ...notices,
  ];
}

function sideText({ name, threshold: at, rewrite, run }: SweepSide): string {
  const place = (host: string | null): string => (host === null ? '' : ` at ${host}`);
  const who = `${run.model}${place(run.modelHost)} and ${run.embedder}${place(run.embedderHost)}`;
  const end = run.isFinished ? '' : ' · NOT FINISHED';
  return `${name} · θ ${threshold(at)} ${rewritingWord(rewrite)} rewriting · ${who}${end}`;
}

export const decisionsLine = ({ decisions: { fixed, broken, pValue: p } }: SweepComparison): string =>
  `${fixed} decisions to link a ticket or not fixed, ${broken} broken; p ${pValue(p)} (exact McNemar, as if tickets were independent)`;

/** How the figures are made. */
export const SWEEP_COMPUTED = `How it was computed: tickets are aligned by id and content; each sweep is taken at the threshold and rewriting that it chose on its development part, unless others were asked for, and all tickets are compared. Intervals: paired bootstrap, whole incidents drawn with replacement, the same ones for both sweeps, 2,000 times, groups and thresholds staying as they are; percentiles, widened by what one decision more would change. A link is told by the ticket that founded its group. Up to ${MOST_NAMED} links of a kind are named, in the JSON up to 100.`;
