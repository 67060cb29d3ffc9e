import type { PrecisionRecall } from '../metrics/scores.ts';
import type { TwoBases } from '../metrics/bootstrap.ts';
import type { Estimate, Share } from '../metrics/share.ts';

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

export interface UsageTotals {
  calls: number;
  cachedCalls: number;
  /** Null when a call did not say. */
  inputTokens: number | null;
  outputTokens: number | null;
  /** US dollars; null when tokens or prices of a call are not known. */
  costUsd: number | null;
  /** Tickets of which the tokens are not known. */
  ticketsWithoutUsage: number;
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
}

/** What `classify` answered. */
export interface ClassifyReport extends ReportBase {
  kind: 'classify';
  /** Tickets by category, and those `unparsed` and `failed`. */
  answers: Record<string, number>;
  /** Of the answered tickets, those whose category escalates. */
  escalated: Share;
}

export type Report = EvalReport | ClassifyReport;
