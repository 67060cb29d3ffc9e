import type { Gold, Message, Ticket } from './ticket.ts';

/**
 * The ticket in its native form and field order: gold fields beside the others, nulls and empty tags left out, unknown
 * fields at the end. `parseTicket` gives the same ticket again.
 */
export function formatTicket(ticket: Ticket): Record<string, unknown> {
  const { id, createdAt, product, region, customer, title, messages, gold, extra } = ticket;
  const { label, escalateAt, incidentId, split } = gold;
  const tags = tagsOf(gold);
  return {
    ...withoutNulls({ id, createdAt, product, region, customer, title }),
    messages: messages.map(formatMessage),
    ...withoutNulls({ label, escalateAt, incidentId, tags, split }),
    ...extra,
  };
}

function formatMessage({ role, at, author, text, extra }: Message): Record<string, unknown> {
  return { ...withoutNulls({ role, at, author, text }), ...extra };
}

function tagsOf({ tags }: Gold): string[] | null {
  return tags.length === 0 ? null : tags;
}

function withoutNulls(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
