import { precisionRecall } from '../precision-recall.ts';
import type { Share } from '../share.ts';
import type { Contingency } from './contingency.ts';
import { perIncident, type Sum, type Terms } from './incident-terms.ts';
import type { AlertScores } from './scores.ts';

export interface AlertTerms {
  /** Counted founders. */
  alerts: Terms;
  /** 1 for an incident that an alert is due for, missed ones included, and 0 for a ticket of no incident. */
  due: Terms;
  /** 1 for an incident that is due an alert and got one. */
  right: Terms;
}

export function alertTerms(contingency: Contingency): AlertTerms {
  const { groups, falseAlarms, countedIncidents } = contingency;
  const alerts = perIncident(contingency, (ticket) => groups.firsts[ticket] ?? 0);
  const tickets = perIncident(contingency, (ticket) => 1 - (falseAlarms[ticket] ?? 0));
  const due = tickets.map((count) => Math.min(count, 1)).fill(1, countedIncidents.length);
  return { alerts, due, right: due.map((one, incident) => Math.min(one, alerts[incident] ?? 0)) };
}

/**
 * A group's founder is an alert about its incident, and each incident is due one. The first alert about an incident is
 * right, each further one and each about no incident is extra; an incident without one was swallowed by another's group or
 * missed. Precision = right / predicted, recall = right / true. The definition is our own: the paper gives none.
 */
export function alerts(terms: AlertTerms, sum: Sum): AlertScores<Share> {
  const right = sum(terms.right);
  const predicted = sum(terms.alerts);
  const due = sum(terms.due);
  const extra = predicted - right;
  const swallowed = due - right;
  const { precision, recall, f1 } = precisionRecall({ tp: right, fp: extra, fn: swallowed });
  return { precision, recall, f1, predicted, true: due, deviation: predicted - due, extra, swallowed };
}
