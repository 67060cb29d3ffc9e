import { sha256 } from '../util/hash.ts';
import { conversationOf, type Ticket } from './ticket.ts';

/**
 * The first 16 hexadecimal digits of the SHA-256 of what a pipeline may see of the ticket, so that two runs can tell whether
 * they were asked the same. Id, customer and gold fields are no part of it.
 */
export const contentHash = (ticket: Ticket): string => sha256(JSON.stringify(conversationOf(ticket))).slice(0, 16);
