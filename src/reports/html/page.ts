import type { EvalReport } from '../../runs/report.ts';
import type { PredictionRecord } from '../../runs/prediction-record.ts';
import type { MessageRole } from '../../tickets/ticket.ts';
import type { ReliabilityBin } from '../charts/reliability-diagram.ts';

/** All that an HTML report shows: one row is the page of an `eval`, several that of an `ablate`. */
export interface HtmlPage {
  title: string;
  /** What a reader must know to judge the figures; null for nothing. */
  notice: string | null;
  /** In the order of the report's confusion table. */
  categories: readonly PageCategory[];
  /** At least one. Names differ. */
  rows: readonly PageRow[];
  /** Rows compared on the same tickets; empty for none. */
  steps: readonly PageStep[];
  /** In the order of the data set; empty for a page without a ticket browser. */
  tickets: readonly PageTicket[];
}

export interface PageCategory {
  name: string;
  escalates: boolean;
}

export interface PageRow {
  /** `pipeline · model`. */
  name: string;
  report: EvalReport;
  /** Null when no confidence was stated. */
  calibration: PageCalibration | null;
  /** Figures that others published for this kind of pipeline; null for none. */
  paper: PaperFigures | null;
}

/** How far stated confidences can be believed; figures in [0, 1], null when there was nothing to go by. */
export interface PageCalibration {
  /** Mean squared distance of confidence from being right. */
  brier: number | null;
  /** Expected calibration error. */
  ece: number | null;
  bins: readonly ReliabilityBin[];
}

/** Shares in [0, 1] that were found on other data with another model; null where none was published. */
export interface PaperFigures {
  precision: number | null;
  recall: number | null;
  f1: number | null;
  /** Whose figures, and of which model. */
  note: string;
}

/** What changed from one row to another, by their names. */
export interface PageStep {
  from: string;
  to: string;
  /** Tickets that only `to` got right. */
  fixed: number;
  /** Tickets that only `from` got right. */
  broken: number;
  /** Of the exact McNemar test; null when not tested. */
  pValue: number | null;
  /** The same after Holm's correction for several comparisons. */
  adjustedP: number | null;
}

export interface PageTicket {
  id: string;
  title: string | null;
  product: string | null;
  language: string | null;
  tags: readonly string[];
  incidentId: string | null;
  /** Null when unlabelled. */
  label: string | null;
  /** Null when the dump is no longer at hand. */
  messages: readonly PageMessage[] | null;
  /** Of a row with repeats the first answer decides about the outcome. */
  answers: readonly PageAnswer[];
}

export interface PageMessage {
  role: MessageRole;
  /** ISO 8601. */
  at: string | null;
  text: string;
}

type Answered = Pick<PredictionRecord, 'status' | 'category' | 'confidence' | 'reasoning' | 'problem' | 'reply'>;

export interface PageAnswer extends Answered {
  /** Name of the row. */
  row: string;
  /** Ids of the tickets shown as examples. */
  examples: readonly string[];
}
