import type { LabelNames } from '../../src/tickets/parse-ticket.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { findingsOf, type Finding } from './finding.ts';
import { groupBy } from './group-by.ts';

const MAX_HOURS = 24;
const HOUR_MS = 3_600_000;

/** The tickets of an incident escalate, are by different customers and lie within 24 hours. */
export function checkIncidents(tickets: readonly Ticket[], labels: LabelNames): Finding[] {
  const violations = [...groupBy(tickets, ({ gold }) => gold.incidentId)].flatMap(([name, members]) =>
    [...quietMembers(members, labels), ...repeatedCustomers(members), ...spread(members)].map(
      (text) => `${name}: ${text}`,
    ),
  );
  return findingsOf('incident members', violations, 'members escalate, differ in customer and lie within 24 h');
}

function quietMembers(members: readonly Ticket[], { quiet }: LabelNames): string[] {
  return members.filter(({ gold }) => gold.label === quiet).map(({ id }) => `${id} does not escalate`);
}

function repeatedCustomers(members: readonly Ticket[]): string[] {
  const shared = [...groupBy(members, ({ customer }) => customer)].filter(([, own]) => own.length > 1);
  return shared.map(([customer, own]) => `${idsOf(own)} are all by ${customer}`);
}

function spread(members: readonly Ticket[]): string[] {
  const times = members.flatMap(({ createdAt }) => (createdAt === null ? [] : [Date.parse(createdAt)]));
  const hours = (Math.max(...times) - Math.min(...times)) / HOUR_MS;
  return hours > MAX_HOURS ? [`${idsOf(members)} span ${hours.toFixed(1)} h`] : [];
}

const idsOf = (tickets: readonly Ticket[]): string => tickets.map(({ id }) => id).join(', ');
