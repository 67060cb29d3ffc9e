import type { AblateStep } from '../../runs/report/report.ts';
import type { PredictionRecord } from '../../runs/log/prediction-record.ts';
import type { MessageRole } from '../../tickets/ticket.ts';
import type { ReportRow } from '../report-rows.ts';

/** All that an HTML report shows: one row is the page of an `eval`, several that of an `ablate`. */
export interface HtmlPage {
  title: string;
  /** What a reader must know to judge the figures; null for nothing. */
  notice: string | null;
  /** In the order of the report's confusion table. */
  categories: readonly PageCategory[];
  /** At least one. Names differ. */
  rows: readonly ReportRow[];
  /** What changes from one row to another, by their names; empty for none. */
  steps: readonly AblateStep[];
  /** In the order of the data set; empty for a page without a ticket browser. */
  tickets: readonly PageTicket[];
  /** Whether these are all; else tickets with a wrong answer came first. */
  isComplete: boolean;
}

export interface PageCategory {
  name: string;
  escalates: boolean;
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
