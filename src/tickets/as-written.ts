import { withoutSecrets } from '../util/own-secrets.ts';
import type { Ticket } from './ticket.ts';

/** The ticket under the name that it has in files of this process: its id without any secret. */
export function asWritten(ticket: Ticket): Ticket {
  const id = withoutSecrets(ticket.id);
  return id === ticket.id ? ticket : { ...ticket, id };
}
