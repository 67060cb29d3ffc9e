import type { PageAnswer, PageCategory } from './page.ts';

/** What became of a ticket, from a responder's point of view; the texts are those of the filter. */
export const OUTCOMES = {
  right: 'right',
  missed: 'missed escalation',
  'false-alarm': 'false alarm',
  'wrong-team': 'wrong category',
  unparsed: 'unparsed reply',
  failed: 'failed call',
  unlabelled: 'no label',
} as const;

export type Outcome = keyof typeof OUTCOMES;

/**
 * `missed` is a ticket that should have been escalated and was not, `false-alarm` the reverse, `wrong-team` one that was
 * escalated as another category. Without a category the outcome is why there is none, label or not.
 */
export function outcomeOf(
  label: string | null,
  { status, category }: Pick<PageAnswer, 'status' | 'category'>,
  categories: readonly PageCategory[],
): Outcome {
  if (status !== 'answered') return status;
  if (label === null) return 'unlabelled';
  if (label === category) return 'right';
  const escalates = (name: string | null): boolean =>
    categories.some((known) => known.name === name && known.escalates);
  if (!escalates(category)) return 'missed';
  return escalates(label) ? 'wrong-team' : 'false-alarm';
}
