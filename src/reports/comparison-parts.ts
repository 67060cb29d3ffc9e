import { MOST_NAMED } from '../runs/comparison/ticket-list.ts';
import type { Comparison, ComparedSide, TextChange } from '../runs/comparison/comparison.ts';
import { mismatchLines } from '../runs/comparison/mismatches.ts';
import { byCategory, bySlice, changedTickets, differences, parameterTable } from './comparison-tables.ts';
import { pValue } from './difference.ts';
import type { ReportPart } from './report-part.ts';
import type { TextTable } from './text-table.ts';

/** What `compare` prints, in reading order. */
export function comparisonParts(comparison: Comparison): ReportPart[] {
  return [
    { kind: 'heading', text: 'tickit compare' },
    { kind: 'lines', lines: sourceLines(comparison) },
    tablePart(differences(comparison)),
    { kind: 'lines', lines: [correctnessLine(comparison)] },
    ...changedTickets(comparison, 'broken').map(tablePart),
    ...changedTickets(comparison, 'fixed').map(tablePart),
    ...promptParts(comparison),
    tablePart(byCategory(comparison)),
    ...changedTickets(comparison, 'same').map(tablePart),
    tablePart(bySlice(comparison)),
    { kind: 'lines', lines: [COMPUTED] },
  ];
}

export const tablePart = (table: TextTable): ReportPart => ({ kind: 'table', table });

/** What was compared, and what was not. */
export function sourceLines({ base, changed, answers, incidents, leftOut }: Comparison): string[] {
  const left = mismatchLines(leftOut);
  const notices = new Set([base, changed].flatMap(({ run }) => run.notice ?? []));
  return [
    `base ${sideText(base)}`,
    `changed ${sideText(changed)}`,
    `${answers} answers in both, of ${incidents} incidents and tickets that stand alone`,
    ...(left.length > 0 ? [`LEFT OUT: ${left.join('; ')}`] : []),
    ...notices,
  ];
}

function sideText({ name, run: { pipeline, model, modelHost, isFinished } }: ComparedSide): string {
  const where = modelHost === null ? '' : ` at ${modelHost}`;
  return `${name} · ${pipeline} · ${model ?? 'no model'}${where}${isFinished ? '' : ' · NOT FINISHED'}`;
}

export const correctnessLine = ({ correctness: { fixed, broken, pValue: p } }: Comparison): string =>
  `${fixed} answers fixed, ${broken} broken; p ${pValue(p)} (exact McNemar, as if tickets were independent)`;

/** How prompts, categories and parameters differ. */
export function promptParts(comparison: Pick<Comparison, 'texts' | 'parameters'>): ReportPart[] {
  const parts = [...comparison.texts.map(textPart), ...parameterTable(comparison).map(tablePart)];
  if (parts.length > 0) return parts;
  return [{ kind: 'lines', lines: ['The runs do not differ in prompts, categories or parameters.'] }];
}

function textPart({ name, baseHash, changedHash, diff }: TextChange): ReportPart {
  if (diff !== null) return { kind: 'diff', title: name, text: diff };
  if (baseHash === null) return { kind: 'lines', lines: [`${name} is used by the changed run only.`] };
  if (changedHash === null) return { kind: 'lines', lines: [`${name} is used by the base run only.`] };
  const hashes = `${baseHash.slice(0, 12)} → ${changedHash.slice(0, 12)}`;
  return { kind: 'lines', lines: [`${name} differs (${hashes}); its text was not kept in both runs.`] };
}

/** How the figures are made. */
export const COMPUTED = `How it was computed: tickets are aligned by id, content and repeat; "strict" counts unanswered tickets as wrong. Intervals: paired bootstrap, whole incidents drawn with replacement, the same ones for both runs, 2,000 times; percentiles, widened by what one answer more would change. Up to ${MOST_NAMED} tickets of a kind are named, in the JSON up to 100.`;
