import type { Ticket } from '../../src/tickets/ticket.ts';

/** The tags that the label guide knows. */
export const TAGS = [
  'late_escalation',
  'false_alarm',
  'exaggerated',
  'understated',
  'product_ambiguous',
  'hypothetical',
  'resolved_by_customer',
  'usage_question',
  'feature_request',
  'same_symptom_different_cause',
  'prompt_injection',
  'long',
  'code_switching',
] as const;

/** The splits with the share of the tickets that each should have, in the order of time. */
export const SPLITS = { train: 0.55, dev: 0.15, test: 0.3 } as const;

/** The language that the ticket names itself; null without one. */
export const languageField = ({ extra }: Ticket): string | null => filledText(extra['language']);

/** The group of tickets with the same symptom and different causes; null for none. */
export const lookAlikeOf = ({ extra }: Ticket): string | null => filledText(extra['lookAlike']);

/** What the ticket is about: its incident, or the ticket alone. */
export const causeOf = ({ id, gold }: Ticket): string => gold.incidentId ?? id;

/** Title and messages, each a text of its own. */
export const textsOf = ({ title, messages }: Ticket): string[] => [title ?? '', ...messages.map(({ text }) => text)];

export const linesOf = (text: string): number => text.split('\n').length;

function filledText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
