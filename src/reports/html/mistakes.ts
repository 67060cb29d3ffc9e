import type { PrecisionRecall } from '../../metrics/scores.ts';
import type { Estimate } from '../../metrics/share.ts';

/** Precision and recall as what somebody on call meets. */
export function mistakesOfHundred({ precision, recall }: PrecisionRecall<Estimate>): string {
  const falseAlarms =
    precision.value === null
      ? 'Nothing was escalated'
      : `Of 100 escalations about ${ofHundred(precision.value)} are false alarms`;
  const missed =
    recall.value === null
      ? 'no ticket needed an escalation'
      : `of 100 tickets that need one, about ${ofHundred(recall.value)} are missed`;
  return `${falseAlarms}; ${missed}.`;
}

const ofHundred = (right: number): number => Math.round(100 * (1 - right));
