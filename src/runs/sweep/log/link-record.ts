import { z } from 'zod';
import type { LineForm } from '../../log/append-log.ts';
import { lineParser } from '../../log/parse-line.ts';
import type { LinkRecord } from '../../report/sweep-report.ts';

const linkShape = {
  ticketId: z.string(),
  threshold: z.number(),
  rewrite: z.boolean(),
  group: z.string(),
  similarity: z.number().nullable(),
  incidentId: z.string().nullable(),
};

export const LINK: LineForm<LinkRecord> = { name: 'a link', parse: lineParser(z.object(linkShape)) };

/** The parts that tickets are divided into: a threshold is chosen on the one and looked at on the other. */
export const PARTS = ['development', 'held-out'] as const;
export type Part = (typeof PARTS)[number];

/** A line of `part-links.jsonl`: where a ticket went when its part was grouped by itself. */
const partLinkSchema = z.object({ part: z.enum(PARTS), ...linkShape });
export type PartLinkRecord = z.infer<typeof partLinkSchema>;

export const PART_LINK: LineForm<PartLinkRecord> = { name: 'a link', parse: lineParser(partLinkSchema) };
