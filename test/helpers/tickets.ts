/** A ticket in its native form, or anything meant to pass for one. */
export type RawTicket = Record<string, unknown>;

export const jsonl = (records: readonly unknown[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** `count` small labelled tickets `T-1`…, every second one a system failure and the others nothing. */
export function someTickets(count: number, fields: RawTicket = {}): RawTicket[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `T-${index + 1}`,
    text: `ticket number ${index + 1} says that the volume is gone`,
    label: index % 2 === 0 ? 'system_failure' : 'other',
    ...fields,
  }));
}
