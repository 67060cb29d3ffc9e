import type { Share } from './share.ts';

/** Bins of the reliability table, all of the same width. */
const BINS = 10;

/**
 * Confidences and squared errors are added up in whole billionths: sums of whole numbers are exact (up to nine million
 * tickets), hence the same in whatever order tickets finish.
 */
const UNIT = 1e9;

interface BinCounts {
  n: number;
  correct: number;
  /** In units of 1 / UNIT. */
  confidence: number;
}

/** What is kept of the tickets seen; its size does not grow with them. */
export interface CalibrationCounts {
  bins: readonly BinCounts[];
  /** Sum of (confidence − 1 if correct, else 0)², in units of 1 / UNIT. */
  squaredError: number;
  /** Tickets whose confidence is not known; they are in no bin and no figure. */
  unknown: number;
}

/** Answers whose confidence lies in [low, high); 1 belongs to the last bin. */
export interface ReliabilityBin {
  low: number;
  high: number;
  n: number;
  /** In [low, high]; null when n is 0. */
  meanConfidence: number | null;
  /** Share of correct answers; null when n is 0. */
  accuracy: number | null;
}

/** How well stated confidences tell how often answers are right. The `n` of both figures is the known confidences. */
export interface Calibration {
  /** Brier score, in [0, 1], 0 being best. */
  brier: Share;
  /** Expected calibration error, in [0, 1], 0 being best. */
  expectedError: Share;
  /** Ten bins, ascending, the empty ones too. */
  reliability: ReliabilityBin[];
  /** Tickets without a known confidence. */
  unknown: number;
}

export function emptyCalibration(): CalibrationCounts {
  return {
    bins: Array.from({ length: BINS }, () => ({ n: 0, correct: 0, confidence: 0 })),
    squaredError: 0,
    unknown: 0,
  };
}

/** Counts one ticket; a confidence of null is unknown. Throws RangeError for a confidence outside [0, 1]. */
export function addToCalibration(counts: CalibrationCounts, confidence: number | null, isCorrect: boolean): void {
  if (confidence === null) {
    counts.unknown++;
    return;
  }
  const bin = counts.bins[Math.min(Math.floor(confidence * BINS), BINS - 1)];
  // Negative numbers and NaN have no bin.
  if (bin === undefined || confidence > 1) throw new RangeError(`confidence ${confidence} is not in [0, 1]`);
  bin.n++;
  if (isCorrect) bin.correct++;
  bin.confidence += Math.round(confidence * UNIT);
  counts.squaredError += Math.round((confidence - (isCorrect ? 1 : 0)) ** 2 * UNIT);
}

/**
 * The figures of what was counted, null when no confidence is known. Brier score: mean of (confidence − 1 if correct,
 * else 0)² (G. W. Brier, 1950, Monthly Weather Review 78:1–3, for the event that the answer is right). Expected calibration
 * error: mean over answers of |accuracy − mean confidence| of their bin (M. P. Naeini, G. F. Cooper and M. Hauskrecht, 2015,
 * AAAI, 2901–2907).
 */
export function calibrationOf({ bins, squaredError, unknown }: CalibrationCounts): Calibration {
  const n = bins.reduce((sum, bin) => sum + bin.n, 0);
  const gap = bins.reduce((sum, { correct, confidence }) => sum + Math.abs(correct * UNIT - confidence), 0);
  return {
    brier: meanOf(squaredError, n),
    expectedError: meanOf(gap, n),
    reliability: bins.map(reliabilityBin),
    unknown,
  };
}

/** `sum` is in units of 1 / UNIT. */
const meanOf = (sum: number, n: number): Share => ({ value: n === 0 ? null : sum / UNIT / n, n });

function reliabilityBin({ n, correct, confidence }: BinCounts, index: number): ReliabilityBin {
  return {
    low: index / BINS,
    high: (index + 1) / BINS,
    n,
    meanConfidence: meanOf(confidence, n).value,
    accuracy: n === 0 ? null : correct / n,
  };
}
