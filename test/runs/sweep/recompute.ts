/** A line of links.jsonl at one setting, with what the data set says of its ticket. */
export interface LinkedTicket {
  ticketId: string;
  group: string;
  /** Null for a ticket that should not have been escalated. */
  incident: string | null;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const f1 = (precision: number, recall: number): number => (2 * precision * recall) / (precision + recall);

/** Straight from the definitions, in quadratic time, and sharing no line with the program. */
export function recompute(tickets: readonly LinkedTicket[]) {
  const isSame = (a: LinkedTicket, b: LinkedTicket): boolean =>
    a === b || (a.incident !== null && a.incident === b.incident);
  const shares = tickets.map((one) => {
    const group = tickets.filter(({ group: other }) => other === one.group);
    const incident = tickets.filter((other) => isSame(one, other));
    const right = group.filter((other) => isSame(one, other)).length;
    return { precision: right / group.length, recall: right / incident.length };
  });
  const pairs = tickets.flatMap((a, index) => tickets.slice(index + 1).map((b) => ({ a, b })));
  const grouped = pairs.filter(({ a, b }) => a.group === b.group);
  const true_ = pairs.filter(({ a, b }) => isSame(a, b));
  const right = grouped.filter(({ a, b }) => isSame(a, b)).length;
  const founders = tickets.filter(({ ticketId, group }) => ticketId === group);
  const incidents = new Set(tickets.flatMap(({ incident }) => incident ?? []));
  const alerted = new Set(founders.flatMap(({ incident }) => incident ?? []));
  const bcubed = { precision: mean(shares.map((one) => one.precision)), recall: mean(shares.map((one) => one.recall)) };
  return {
    bcubed: { ...bcubed, f1: f1(bcubed.precision, bcubed.recall) },
    pairwise: {
      precision: grouped.length === 0 ? null : right / grouped.length,
      recall: true_.length === 0 ? null : right / true_.length,
    },
    alerts: {
      predicted: founders.length,
      true: incidents.size,
      deviation: founders.length - incidents.size,
      extra: founders.length - alerted.size,
      swallowed: incidents.size - alerted.size,
    },
  };
}
