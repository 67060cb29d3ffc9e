import type { PrecisionRecall } from '../../metrics/scores.ts';
import type { TwoBases } from '../../metrics/bootstrap.ts';
import type { Calibration } from '../../metrics/calibration.ts';
import type { Difference } from '../../metrics/paired-bootstrap.ts';
import type { Estimate, Share } from '../../metrics/share.ts';
import type { SweepReport } from './sweep-report.ts';
import type { UsageTotals } from '../log/usage-totals.ts';

/** What a report says of the run that it is about. */
export interface RunDescription {
  dataset: string;
  pipeline: string;
  /** Null for a pipeline that calls none. */
  model: string | null;
  /** Null for a model in this process. */
  modelHost: string | null;
  /** Records of the dump that could not be read; they are in `rejected.jsonl`. */
  rejected: number;
  /** Tickets left out because they carry no label. */
  unlabelled: number;
  /** False when the run was stopped and tickets are left. */
  isFinished: boolean;
  /** What a reader must know to judge the figures; null for nothing. */
  notice: string | null;
}

/** Milliseconds a ticket, over those for which a call was made; null for none. */
export interface Latency {
  p50: number | null;
  p95: number | null;
}

/** The figures of one part of the tickets, unanswered ones counted as wrong; intervals are Wilson's, and F1 has none. */
export interface Slice {
  dimension: string;
  value: string;
  tickets: number;
  accuracy: Estimate;
  detection: PrecisionRecall<Estimate>;
}

interface ReportBase {
  version: 1;
  run: RunDescription;
  /** Answers counted: tickets, times the answers asked about each. */
  tickets: number;
  /** Tickets that got a category. */
  coverage: Estimate;
  usage: UsageTotals;
  latencyMs: Latency;
}

/** What `eval` found: `answered` leaves out tickets without a category, `strict` counts them as wrong. */
export interface EvalReport extends ReportBase, TwoBases<Estimate> {
  kind: 'eval';
  confusion: { rows: string[]; columns: string[]; counts: number[][] };
  slices: Slice[];
  /** How well stated confidences tell how often answers are right; answered tickets only. */
  calibration: Calibration;
  /** Null when each ticket was asked about once. */
  stability: Stability | null;
}

/** Several answers about the same ticket. */
export interface Stability {
  /** Tickets whose answers are all the same. */
  unanimous: Share;
  /** Mean over tickets of the share of the most frequent answer. */
  agreement: Share;
  /** The figures, strict, of the most frequent answer. */
  vote: { accuracy: Share; macroF1: Share; detection: PrecisionRecall<Share> };
}

/** What `classify` answered. */
export interface ClassifyReport extends ReportBase {
  kind: 'classify';
  /** Those of `tickets` that are different ones. */
  askedTickets: number;
  /** Tickets by category, and those `unparsed` and `failed`. */
  answers: Record<string, number>;
  /** Of the answered tickets, those whose category escalates. */
  escalated: Share;
}

/** The evaluation of a pipeline with a model. */
export interface AblateRow extends EvalReport {
  /** As the user named them; the model is null for a pipeline that calls none. */
  pipeline: string;
  model: string | null;
}

/** What changes from one row to another that differs in one step; both answered the same tickets. */
export interface AblateStep {
  from: string;
  to: string;
  /** Tickets that were wrong, or unanswered, and are right now. */
  fixed: number;
  /** Tickets that were right. */
  broken: number;
  /** Exact McNemar on these two. */
  pValue: number;
  /** After Holm over all steps of the report. */
  adjustedP: number;
  /** Difference of macro F1, strict, with its 95 % paired bootstrap interval. */
  macroF1: Difference;
}

/** What `ablate` found. */
export interface AblateReport {
  version: 1;
  kind: 'ablate';
  dataset: string;
  isFinished: boolean;
  rows: AblateRow[];
  steps: AblateStep[];
}

/** Of one run. */
export type RunReport = EvalReport | ClassifyReport;

export type Report = RunReport | AblateReport | SweepReport;
