import type { Ticket } from '../../src/tickets/ticket.ts';
import { lookAlikeOf } from './fields.ts';
import { findingsOf, type Finding } from './finding.ts';

const TAG = 'same_symptom_different_cause';

/** A ticket is in a look-alike group exactly when it carries the tag for it. */
export function checkLookAlikeTags(tickets: readonly Ticket[]): Finding[] {
  const violations = tickets.flatMap((ticket) => {
    const hasTag = ticket.gold.tags.includes(TAG);
    const group = lookAlikeOf(ticket);
    if (hasTag === (group !== null)) return [];
    return [hasTag ? `${ticket.id}: ${TAG} without a lookAlike` : `${ticket.id}: ${group} without the tag ${TAG}`];
  });
  return findingsOf('look-alike tags', violations, `lookAlike and ${TAG} go together`);
}
