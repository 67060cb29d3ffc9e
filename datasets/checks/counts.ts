import type { LabelNames } from '../../src/tickets/parse-ticket.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { languageField, TAGS } from './fields.ts';
import type { Finding } from './finding.ts';

const MIN_TICKETS = 480;
const MIN_LANGUAGE = { en: 340, zh: 110 };
const QUIET_SHARE = { min: 0.45, max: 0.55 };
const MIN_LABEL_SHARE = 0.08;
const MIN_TAGGED = 15;

/** Enough tickets of everything that a score is given for. */
export function checkCounts(tickets: readonly Ticket[], labels: LabelNames): Finding[] {
  return [
    atLeast('tickets', tickets.length, MIN_TICKETS),
    ...Object.entries(MIN_LANGUAGE).map(([language, min]) =>
      atLeast(language, tickets.filter((ticket) => languageField(ticket) === language).length, min),
    ),
    ...labels.names.map((label) => labelShare(tickets, label, label === labels.quiet)),
    ...TAGS.map((tag) => atLeast(tag, tickets.filter(({ gold }) => gold.tags.includes(tag)).length, MIN_TAGGED)),
  ];
}

function atLeast(what: string, count: number, min: number): Finding {
  return { check: 'counts', ok: count >= min, message: `${what}: ${count}, expected at least ${min}` };
}

function labelShare(tickets: readonly Ticket[], label: string, isQuiet: boolean): Finding {
  const share = tickets.filter(({ gold }) => gold.label === label).length / Math.max(tickets.length, 1);
  const { min, max } = isQuiet ? QUIET_SHARE : { min: MIN_LABEL_SHARE, max: 1 };
  const expected = isQuiet ? `${percent(min)} to ${percent(max)}` : `at least ${percent(min)}`;
  const message = `${label}: ${percent(share)}, expected ${expected}`;
  return { check: 'counts', ok: share >= min && share <= max, message };
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
