import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { exportPredictions, type PredictionFormat } from '../../src/runs/export-predictions.ts';
import type { PredictionRecord } from '../../src/runs/log/prediction-record.ts';
import { collect, makeManifest, makeRecord, streamOf } from './build.ts';

async function textOf(records: readonly PredictionRecord[], format: PredictionFormat): Promise<string> {
  return (await collect(exportPredictions(streamOf(records), makeManifest(), format))).join('');
}

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

const FAILED = makeRecord({
  ticketId: 'T-2',
  status: 'failed',
  category: null,
  label: null,
  problem: 'server: HTTP 500',
  usage: { inputTokens: null, outputTokens: null },
  costUsd: null,
});

it('JSONL holds the stored lines, with who must be called', async () => {
  const records = [makeRecord({ category: 'loss' }), makeRecord({ ticketId: 'T-3' }), FAILED];
  const lines = (await textOf(records, 'jsonl')).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { ...records[0], escalates: true, team: 'billing' },
    { ...records[1], escalates: false, team: null },
    { ...records[2], escalates: null, team: null },
  ]);
});

it('CSV has a header and a row for each prediction, empty where nothing is known', async () => {
  const rows = rowsOf(await textOf([makeRecord({ category: 'failure', confidence: 0.25 }), FAILED], 'csv'));
  expect(rows[0]).toEqual({
    ticketId: 'T-1',
    repeat: '0',
    status: 'answered',
    category: 'failure',
    escalates: 'true',
    team: 'SRE',
    confidence: '0.25',
    reasoning: '',
    problem: '',
    label: 'other',
    calls: '1',
    inputTokens: '100',
    outputTokens: '10',
    costUsd: '0.001',
    durationMs: '5',
  });
  expect(rows[1]).toMatchObject({
    status: 'failed',
    category: '',
    escalates: '',
    team: '',
    problem: 'server: HTTP 500',
    label: '',
    inputTokens: '',
    costUsd: '',
  });
});

it('without predictions CSV is a header and JSONL is empty', async () => {
  expect((await textOf([], 'csv')).split('\n')).toHaveLength(2);
  expect(await textOf([], 'jsonl')).toBe('');
});

it('what does not escalate says so', async () => {
  expect(rowsOf(await textOf([makeRecord()], 'csv'))[0]).toMatchObject({ escalates: 'false', team: '' });
});

it.each(["=cmd|' /C calc'!A0", '+1+1', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '=1\n=2', '＝1'])(
  'a cell that a spreadsheet would run is shown as text: %j',
  async (formula) => {
    const record = makeRecord({ ticketId: formula, reasoning: formula, problem: formula });
    const row = rowsOf(await textOf([record], 'csv'))[0];
    expect([row?.ticketId, row?.reasoning, row?.problem]).toEqual([`'${formula}`, `'${formula}`, `'${formula}`]);
  },
);

it.each(['say "down"', 'one, two', 'one\ntwo', 'one\r\ntwo', ' blank ', '"', "'quoted'", '数据; 🚒'])(
  'text comes out of CSV as it went in: %j',
  async (text) => {
    const csv = await textOf([makeRecord({ reasoning: text }), makeRecord({ ticketId: 'T-2' })], 'csv');
    const rows = rowsOf(csv);
    expect(rows).toHaveLength(2);
    expect(rows[0]?.reasoning).toBe(text);
    expect(rows[1]?.ticketId).toBe('T-2');
  },
);

it('a lone return stands between quotes, as some readers take it for the end of the row', async () => {
  const csv = await textOf([makeRecord({ reasoning: 'one\rtwo' })], 'csv');
  expect(csv).toContain('"one\rtwo"');
});
