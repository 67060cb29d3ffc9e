import type { Ticket } from './ticket.ts';

interface Place {
  /** `file:line`, the file as the user named it. */
  location: string;
  /** Where the record begins, from 1. */
  line: number;
}

export interface ReadRecord extends Place {
  status: 'read';
  ticket: Ticket;
}

export interface RejectedRecord extends Place {
  status: 'rejected';
  /** Each of the form `field: expected …, got …`. */
  problems: string[];
  /** The record as it stands in the file; empty when it is too long to be held. */
  raw: string;
}

/** What became of one record of a dump. */
export type TicketRecord = ReadRecord | RejectedRecord;
