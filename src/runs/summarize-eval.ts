import { bootstrapScores, type Clusters } from '../metrics/bootstrap.ts';
import { cellIndex, columnsOf, emptyConfusion, rowsOf, type CategoryLayout } from '../metrics/confusion.ts';
import { seededRandom } from '../util/random.ts';
import { describeRun } from './describe-run.ts';
import type { Manifest } from './manifest.ts';
import type { PredictionRecord } from './prediction-record.ts';
import type { EvalReport } from './report.ts';
import { addToSlices, emptySlices, scoreSlices } from './slices.ts';
import { addToTotals, coverageOf, emptyTotals, latencyOf } from './totals.ts';

const RESAMPLES = 1000;

/** Folds the labelled predictions of a run into its report. Memory: a few numbers a ticket. */
export async function summarizeEval(records: AsyncIterable<PredictionRecord>, manifest: Manifest): Promise<EvalReport> {
  const layout = layoutOf(manifest);
  const totals = emptyTotals();
  const slices = emptySlices();
  const confusion = emptyConfusion(layout);
  const tickets: ClusteredTickets = { cells: [], incidents: [], incidentNumbers: new Map(), incidentCount: 0 };
  for await (const record of records) {
    if (record.label === null) continue;
    const cell = cellIndex(layout, record.label, record.category ?? record.status);
    addToTotals(totals, record);
    addToSlices(slices, record, layout, cell);
    addTicket(tickets, record.incidentId, cell);
    confusion.cells[cell] = (confusion.cells[cell] ?? 0) + 1;
  }
  const random = seededRandom(manifest.identity.seed);
  return {
    version: 1,
    kind: 'eval',
    run: describeRun(manifest),
    tickets: totals.tickets,
    coverage: coverageOf(totals),
    ...bootstrapScores(toClusters(tickets, layout), layout, { resamples: RESAMPLES, random }),
    confusion: { rows: [...layout.names], columns: columnsOf(layout), counts: rowsOf(confusion) },
    slices: scoreSlices(slices),
    usage: totals.usage,
    latencyMs: latencyOf(totals),
  };
}

const layoutOf = ({ categories }: Manifest): CategoryLayout => ({
  names: categories.map(({ name }) => name),
  escalates: categories.map(({ escalates }) => escalates),
});

/** Two numbers a ticket, in the order of finishing. */
interface ClusteredTickets {
  cells: number[];
  incidents: number[];
  incidentNumbers: Map<string, number>;
  incidentCount: number;
}

function addTicket(tickets: ClusteredTickets, incidentId: string | null, cell: number): void {
  const known = incidentId === null ? undefined : tickets.incidentNumbers.get(incidentId);
  const incident = known ?? tickets.incidentCount++;
  if (incidentId !== null && known === undefined) tickets.incidentNumbers.set(incidentId, incident);
  tickets.cells.push(cell);
  tickets.incidents.push(incident);
}

/**
 * Incidents in an order of their own, by size and then by what their tickets are, so that neither the order of finishing
 * nor that of the categories changes an interval.
 */
function toClusters({ cells, incidents, incidentCount }: ClusteredTickets, layout: CategoryLayout): Clusters {
  const ranks = cellRanks(layout);
  const byRank = (a: number, b: number): number => (ranks[a] ?? 0) - (ranks[b] ?? 0);
  const members: number[][] = Array.from({ length: incidentCount }, () => []);
  incidents.forEach((incident, ticket) => members[incident]?.push(cells[ticket] ?? 0));
  members.forEach((cellsOfIncident) => cellsOfIncident.sort(byRank));
  members.sort((a, b) => a.length - b.length || firstDifference(a, b, byRank));
  const offsets = new Uint32Array(members.length + 1);
  members.forEach((cellsOfIncident, index) => (offsets[index + 1] = (offsets[index] ?? 0) + cellsOfIncident.length));
  return { cells: Uint16Array.from(members.flat()), offsets };
}

/** The place of each cell when cells are sorted by the names of label and outcome. */
function cellRanks(layout: CategoryLayout): number[] {
  const names = layout.names.flatMap((label) => columnsOf(layout).map((outcome) => `${label}\n${outcome}`));
  const sorted = names.toSorted();
  return names.map((name) => sorted.indexOf(name));
}

function firstDifference(
  a: readonly number[],
  b: readonly number[],
  compare: (a: number, b: number) => number,
): number {
  for (const [index, cell] of a.entries()) {
    const order = compare(cell, b[index] ?? cell);
    if (order !== 0) return order;
  }
  return 0;
}
