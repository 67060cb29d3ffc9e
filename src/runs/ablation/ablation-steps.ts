import { isPipelineFile } from '../../pipelines/own/file.ts';
import type { AblationRow } from '../folder/manifest.ts';

/** Two rows that differ in one step. */
export interface RowPair {
  from: AblationRow;
  to: AblationRow;
}

/** Which pipeline each one adds a step to, with the same model. */
const ADDS_TO: Record<string, string> = {
  cot: 'direct',
  'cot+reflection': 'cot',
  'cot+icl': 'cot',
  'cot+icl+reflection': 'cot+icl',
  staged: 'cot',
};

/** What a pipeline of the user's own is compared with. */
const BASE_OF_OWN = 'cot';

const FLOOR = 'baseline:majority';

/**
 * The pairs of rows that are compared: each pipeline with the one that it adds a step to, a user's own with chain of thought,
 * each fine-tuned model (named `<model>:<name>`) with its base on the same pipeline and with examples, and chain of thought with
 * the majority baseline.
 */
export function stepsOf(rows: readonly AblationRow[]): RowPair[] {
  return rows.flatMap((to) => partnersOf(to, rows).map((from) => ({ from, to })));
}

function partnersOf(row: AblationRow, rows: readonly AblationRow[]): AblationRow[] {
  const base = baseModel(row.model);
  const addsTo = isPipelineFile(row.pipeline) ? BASE_OF_OWN : ADDS_TO[row.pipeline];
  return rows.filter(({ pipeline, model }) => {
    if (pipeline === addsTo && (model === row.model || row.model === null)) return true;
    if (row.pipeline === 'cot' && pipeline === FLOOR) return true;
    return (
      base !== null &&
      model === base &&
      (pipeline === row.pipeline || (row.pipeline === 'cot' && pipeline === 'cot+icl'))
    );
  });
}

/** The model that a fine-tuned one was made from; null for any other. */
function baseModel(model: string | null): string | null {
  return /^(embedded):.+$/.exec(model ?? '')?.[1] ?? null;
}
