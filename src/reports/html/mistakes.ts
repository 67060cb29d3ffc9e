import type { PrecisionRecall } from '../../metrics/scores.ts';
import type { Estimate } from '../../metrics/share.ts';

/** Precision and recall as what somebody on call meets. */
export function mistakesOfHundred({ precision, recall }: PrecisionRecall<Estimate>): string {
  if (precision.value === null || recall.value === null) return 'Nothing was escalated, or nothing needed it.';
  const falseAlarms = Math.round(100 * (1 - precision.value));
  const missed = Math.round(100 * (1 - recall.value));
  return `Of 100 escalations about ${falseAlarms} are false alarms; of 100 tickets that need one, about ${missed} are missed.`;
}
