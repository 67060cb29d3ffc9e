import type { LineForm } from '../../log/append-log.ts';
import type { LinkRecord } from '../../report/sweep-report.ts';

/** The parts that tickets are divided into: a threshold is chosen on the one and looked at on the other. */
export const PARTS = ['development', 'held-out'] as const;
export type Part = (typeof PARTS)[number];

/** A line of `part-links.jsonl`: where a ticket went when its part was grouped by itself. */
export type PartLinkRecord = LinkRecord & { part: Part };

// There is a line for each ticket at each threshold, and a schema would take three times as long as this.

export const LINK: LineForm<LinkRecord> = {
  name: 'a link',
  parse: (line) => {
    const value = fieldsOf(line);
    return isLink(value) ? value : null;
  },
};

export const PART_LINK: LineForm<PartLinkRecord> = {
  name: 'a link',
  parse: (line) => {
    const value = fieldsOf(line);
    return isLink(value) && isPart(value) ? value : null;
  },
};

/** None for a line that is no object. */
function fieldsOf(line: string): object {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function isLink(value: object): value is LinkRecord {
  const { ticketId, threshold, rewrite, group, similarity, incidentId } = value as Record<keyof LinkRecord, unknown>;
  return (
    typeof ticketId === 'string' &&
    typeof threshold === 'number' &&
    typeof rewrite === 'boolean' &&
    typeof group === 'string' &&
    (typeof similarity === 'number' || similarity === null) &&
    (typeof incidentId === 'string' || incidentId === null)
  );
}

const isPart = (value: LinkRecord): value is PartLinkRecord =>
  PARTS.some((part) => 'part' in value && value.part === part);
