import type { Contingency } from './contingency.ts';

/** One number for each incident that a figure is about. */
export type Terms = Float64Array;

/** Adds up terms, each as often as its incident counts. */
export type Sum = (terms: Terms) => number;

/** Incidents that the figures are about: those of counted tickets, then the missed ones. */
export const incidentCount = ({ countedIncidents, missedIncidents }: Contingency): number =>
  countedIncidents.length + missedIncidents;

/** What the counted tickets of each incident add up to, `value` being what one adds; 0 for missed incidents. */
export function perIncident(contingency: Contingency, value: (ticket: number) => number): Terms {
  const { counted, incidents, countedIncidents } = contingency;
  const sums = new Float64Array(counted.length);
  for (let ticket = 0; ticket < counted.length; ticket++) {
    const part = incidents.parts[ticket] ?? 0;
    if (counted[ticket] === 1) sums[part] = (sums[part] ?? 0) + value(ticket);
  }
  const terms = new Float64Array(incidentCount(contingency));
  countedIncidents.forEach((part, incident) => (terms[incident] = sums[part] ?? 0));
  return terms;
}
