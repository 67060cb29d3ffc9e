/** Figures of the TickIt paper, shares in [0, 1]; null where it gives none. Other data, another model. */
export interface PaperFigures {
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

/** Of the rows without fine-tuning, by pipeline; `about 0.82` is all that is known of some. */
const ROWS: Record<string, PaperFigures> = {
  cot: { precision: 0.82, recall: 0.821, f1: null },
  'cot+reflection': { precision: 0.828, recall: null, f1: null },
  'cot+icl': { precision: null, recall: 0.892, f1: null },
};

const FINE_TUNED: PaperFigures = { precision: 0.818, recall: 0.912, f1: 0.862 };

/** What the paper (F. Liu et al., 2025, FSE Companion, 343–354) reports for the row that corresponds; null for none. */
export function paperFigures({ pipeline, model }: { pipeline: string; model: string | null }): PaperFigures | null {
  const isFineTuned = model?.startsWith('embedded:') ?? false;
  if (isFineTuned) return pipeline === 'cot' ? FINE_TUNED : null;
  return ROWS[pipeline] ?? null;
}
