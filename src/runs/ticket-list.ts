/** Tickets counted, and the first of them by id. */
export interface TicketList {
  count: number;
  /** Ascending. */
  first: string[];
}

/** As many as a report names of one kind. */
export const MOST_NAMED = 10;

export const emptyTicketList = (): TicketList => ({ count: 0, first: [] });

/** Adds a ticket in place. */
export function addTicket(list: TicketList, ticketId: string): void {
  list.count++;
  const place = list.first.findIndex((id) => ticketId < id);
  if (place >= 0) list.first.splice(place, 0, ticketId);
  else list.first.push(ticketId);
  if (list.first.length > MOST_NAMED) list.first.pop();
}
