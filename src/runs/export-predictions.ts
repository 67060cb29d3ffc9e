import { stringify } from 'csv-stringify/sync';
import type { RunManifest } from './folder/manifest.ts';
import type { PredictionRecord } from './log/prediction-record.ts';

export const PREDICTION_FORMATS = ['jsonl', 'csv'] as const;
export type PredictionFormat = (typeof PREDICTION_FORMATS)[number];

/** A prediction, and what follows from it: whether somebody must be called, and who; null where there is no answer. */
interface ExportedPrediction extends PredictionRecord {
  escalates: boolean | null;
  team: string | null;
}

const CSV_COLUMNS = [
  'ticketId',
  'repeat',
  'status',
  'category',
  'escalates',
  'team',
  'confidence',
  'reasoning',
  'problem',
  'label',
  'calls',
  'inputTokens',
  'outputTokens',
  'costUsd',
  'durationMs',
];

/** The predictions as text, piece by piece, in the order in which they were finished. */
export async function* exportPredictions(
  predictions: AsyncIterable<PredictionRecord>,
  manifest: RunManifest,
  format: PredictionFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield stringify([CSV_COLUMNS]);
  for await (const prediction of predictions) {
    const exported = withTeam(prediction, manifest);
    yield format === 'csv' ? csvLine(exported) : `${JSON.stringify(exported)}\n`;
  }
}

function withTeam(prediction: PredictionRecord, { categories }: RunManifest): ExportedPrediction {
  const category = categories.find(({ name }) => name === prediction.category);
  return { ...prediction, escalates: category?.escalates ?? null, team: category?.team ?? null };
}

function csvLine({ usage, ...prediction }: ExportedPrediction): string {
  const columns = CSV_COLUMNS.map((name) => ({ key: name }));
  // Booleans would come out as 1 and nothing.
  const cast = { boolean: String };
  return stringify([{ ...prediction, ...usage }], { columns, escape_formulas: true, cast });
}
