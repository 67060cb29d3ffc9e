import { columnsOf, type CategoryLayout } from '../../metrics/confusion.ts';
import type { Clusters } from '../../metrics/resampling.ts';

/** Answers by the incident that their tickets tell of; two numbers an answer, in the order of finishing. */
export interface ClusteredTickets {
  /** Cells of the confusion matrix. */
  cells: number[];
  incidents: number[];
  incidentNumbers: Map<string, number>;
  incidentCount: number;
}

export const emptyClusters = (): ClusteredTickets => ({
  cells: [],
  incidents: [],
  incidentNumbers: new Map(),
  incidentCount: 0,
});

/** Adds an answer in place; those of the same `incident` belong together, one of none (null) stands alone. */
export function addToClusters(tickets: ClusteredTickets, incident: string | null, cell: number): void {
  const known = incident === null ? undefined : tickets.incidentNumbers.get(incident);
  const number = known ?? tickets.incidentCount++;
  if (incident !== null && known === undefined) tickets.incidentNumbers.set(incident, number);
  tickets.cells.push(cell);
  tickets.incidents.push(number);
}

/**
 * Incidents in an order of their own, by size and then by what their tickets are, so that neither the order of finishing
 * nor that of the categories changes an interval.
 */
export function toClusters({ cells, incidents, incidentCount }: ClusteredTickets, layout: CategoryLayout): Clusters {
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
