import { readPredictions } from '../../runs/log/prediction-log.ts';
import { BitSet } from '../../tickets/bit-set.ts';
import { IdRegistry } from '../../tickets/id-registry.ts';
import { fingerprint } from '../../util/hash.ts';
import { NumberColumn } from '../../util/number-column.ts';

/** Whether a ticket is among the chosen ones. */
export type TicketChoice = (id: string) => boolean;

/**
 * At most so many tickets of these logs of predictions: first those with a wrong answer, as they are what one looks for, then
 * others, each in the order of the hash of its id, so that the order of finishing changes nothing. About 30 bytes a ticket.
 */
export async function chooseTickets(logs: readonly string[], most: number): Promise<TicketChoice> {
  const registry = new IdRegistry();
  const marks = new NumberColumn(Uint32Array);
  const wrong = new BitSet();
  for (const log of logs) {
    for await (const { ticketId, label, category } of readPredictions(log)) {
      const known = registry.register(ticketId, marks.length + 1);
      if (known === null) marks.add(fingerprint(ticketId)[0]);
      if (category !== label) wrong.add((known ?? marks.length) - 1);
    }
  }
  const chosen = new BitSet();
  for (const place of inOrder(marks, wrong).subarray(0, most)) chosen.add(place);
  return (id) => chosen.has((registry.register(id, marks.length + 1) ?? marks.length + 1) - 1);
}

function inOrder(marks: NumberColumn<Uint32Array>, wrong: BitSet): Uint32Array {
  const rank = (place: number): number => (wrong.has(place) ? 0 : 1);
  const places = new Uint32Array(marks.length).map((_, place) => place);
  return places.sort((a, b) => rank(a) - rank(b) || marks.at(a) - marks.at(b) || a - b);
}
