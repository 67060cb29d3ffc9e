import { renderPlan, renderTotal } from '../../reports/plan.ts';
import type { AblationRow } from '../../runs/folder/manifest.ts';
import { sumOf } from '../../runs/plan/plan.ts';
import { nothingAsked } from '../../runs/plan/rehearsal.ts';
import { nameOf } from '../../runs/ablation/summarize-ablation.ts';
import { planOf } from './plan-run.ts';
import type { PreparedRun } from './prepare-run.ts';

export interface PreparedRow {
  row: AblationRow;
  prepared: PreparedRun;
}

/** The text of a dry run: the plan of each row, for which a cache will hold what the rows before it have asked, and their sum. */
export async function plansText(rows: readonly PreparedRow[], asJson: boolean): Promise<string> {
  const plans = [];
  const asked = nothingAsked();
  for (const { row, prepared } of rows) plans.push({ row, plan: await planOf(prepared, asked) });
  const total = sumOf(plans.map(({ plan }) => plan));
  if (!asJson) {
    const texts = plans.map(({ row, plan }) => `# ${nameOf(row)}\n${renderPlan(plan)}`);
    return [...texts, renderTotal(total)].join('\n');
  }
  const listed = plans.map(({ row: { pipeline, model }, plan }) => ({ pipeline, model, ...plan }));
  return `${JSON.stringify({ version: 1, kind: 'plan', rows: listed, total }, null, 2)}\n`;
}
