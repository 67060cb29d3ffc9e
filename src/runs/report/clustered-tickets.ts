import { columnsOf, type CategoryLayout } from '../../metrics/confusion.ts';
import type { Clusters } from '../../metrics/resampling.ts';
import { IdRegistry } from '../../tickets/id-registry.ts';
import { NumberColumn } from '../../util/number-column.ts';

/** Answers by the incident that their tickets tell of; two numbers an answer, in the order of finishing. */
export interface ClusteredTickets {
  /** Cells of the confusion matrix. */
  cells: NumberColumn<Uint16Array>;
  incidents: NumberColumn<Uint32Array>;
  registry: IdRegistry;
  incidentCount: number;
}

export const emptyClusters = (): ClusteredTickets => ({
  cells: new NumberColumn(Uint16Array),
  incidents: new NumberColumn(Uint32Array),
  registry: new IdRegistry(),
  incidentCount: 0,
});

/** Adds an answer in place; those of the same `incident` belong together, one of none (null) stands alone. */
export function addToClusters(tickets: ClusteredTickets, incident: string | null, cell: number): void {
  const known = incident === null ? null : tickets.registry.register(incident, tickets.incidentCount + 1);
  tickets.cells.add(cell);
  tickets.incidents.add(known === null ? tickets.incidentCount++ : known - 1);
}

/**
 * Incidents in an order of their own, by size and then by what their tickets are, so that neither the order of finishing
 * nor that of the categories changes an interval.
 */
export function toClusters(tickets: ClusteredTickets, layout: CategoryLayout): Clusters {
  const ranks = cellRanks(layout);
  const cellOfRank = Uint16Array.from(ranks, (_, rank) => ranks.indexOf(rank));
  const { starts, members } = byIncident(tickets, ranks);
  const sizeOf = (incident: number): number => (starts[incident + 1] ?? 0) - (starts[incident] ?? 0);
  const membersOf = (incident: number): Uint16Array => members.subarray(starts[incident], starts[incident + 1]);
  const order = new Uint32Array(tickets.incidentCount).map((_, incident) => incident);
  order.sort((a, b) => sizeOf(a) - sizeOf(b) || firstDifference(membersOf(a), membersOf(b)));
  const cells = new Uint16Array(members.length);
  const offsets = new Uint32Array(order.length + 1);
  order.forEach((incident, index) => {
    const offset = offsets[index] ?? 0;
    membersOf(incident).forEach((rank, place) => (cells[offset + place] = cellOfRank[rank] ?? 0));
    offsets[index + 1] = offset + sizeOf(incident);
  });
  return { cells, offsets };
}

interface Members {
  /** Where each incident begins in `members`, and at the end their length. */
  starts: Uint32Array;
  /** The ranks of the cells, ascending within each incident. */
  members: Uint16Array;
}

/** Typed arrays, as an array for each incident would take ten times the memory. */
function byIncident({ cells, incidents, incidentCount }: ClusteredTickets, ranks: readonly number[]): Members {
  const starts = new Uint32Array(incidentCount + 1);
  const numbers = incidents.toArray();
  for (const incident of numbers) starts[incident + 1] = (starts[incident + 1] ?? 0) + 1;
  for (let incident = 0; incident < incidentCount; incident++) {
    starts[incident + 1] = (starts[incident + 1] ?? 0) + (starts[incident] ?? 0);
  }
  const next = starts.slice();
  const members = new Uint16Array(numbers.length);
  numbers.forEach((incident, ticket) => {
    const place = next[incident] ?? 0;
    members[place] = ranks[cells.at(ticket)] ?? 0;
    next[incident] = place + 1;
  });
  for (let incident = 0; incident < incidentCount; incident++) {
    members.subarray(starts[incident], starts[incident + 1]).sort();
  }
  return { starts, members };
}

/** The place of each cell when cells are sorted by the names of label and outcome. */
function cellRanks(layout: CategoryLayout): number[] {
  const names = layout.names.flatMap((label) => columnsOf(layout).map((outcome) => `${label}\n${outcome}`));
  const sorted = names.toSorted();
  return names.map((name) => sorted.indexOf(name));
}

function firstDifference(a: Uint16Array, b: Uint16Array): number {
  for (const [index, rank] of a.entries()) {
    const order = rank - (b[index] ?? rank);
    if (order !== 0) return order;
  }
  return 0;
}
