import type { Contingency } from './contingency.ts';

/** Throws RangeError unless both are about the same tickets, incidents and counted tickets, so that draws fit both. */
export function requireSameTruth(a: Contingency, b: Contingency): void {
  const isSameTruth =
    a.missedIncidents === b.missedIncidents &&
    isSame(a.incidents.parts, b.incidents.parts) &&
    isSame(a.falseAlarms, b.falseAlarms) &&
    isSame(a.counted, b.counted);
  if (!isSameTruth) throw new RangeError('expected groupings of the same tickets and incidents, got others');
}

const isSame = (a: Int32Array | Uint8Array, b: Int32Array | Uint8Array): boolean =>
  a.length === b.length && a.every((value, ticket) => value === b[ticket]);
