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

/** F1 of deduplication without and with rewriting, and the gain as a share of the first; null for not given. */
export interface PaperRewriting {
  off: number | null;
  on: number | null;
  relative: number;
}

/**
 * Of all escalations and of those with several related tickets. The gain of the first is not said to be relative, but that of
 * the second is. How this F1 is defined is not known either.
 */
export const PAPER_REWRITING: Record<'all' | 'multi', PaperRewriting> = {
  all: { off: null, on: null, relative: 0.017 },
  multi: { off: 0.706, on: 0.749, relative: 0.061 },
};

/** The threshold of the paper, with its own embedder. */
export const PAPER_THRESHOLD = 0.88;
