/** Tickets counted, and the first of them by id. */
export interface TicketList {
  count: number;
  /** Ascending; at most a hundred. */
  first: string[];
}

const MOST_KEPT = 100;

/** As many as are named where people read. */
export const MOST_NAMED = 10;

export const emptyTicketList = (): TicketList => ({ count: 0, first: [] });

/** Adds a ticket in place. */
export function addTicket(list: TicketList, ticketId: string): void {
  list.count++;
  const place = list.first.findIndex((id) => ticketId < id);
  if (place >= 0) list.first.splice(place, 0, ticketId);
  else list.first.push(ticketId);
  if (list.first.length > MOST_KEPT) list.first.pop();
}

/** The first ten by id. */
export function namedTickets({ count, first }: TicketList): string {
  const named = first.slice(0, MOST_NAMED).join(', ');
  return count > MOST_NAMED ? `${named}, …` : named;
}
