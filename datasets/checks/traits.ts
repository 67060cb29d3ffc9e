import type { Ticket } from '../../src/tickets/ticket.ts';
import { linesOf, textsOf } from './fields.ts';

/** What can be told of a ticket without reading it: numbers are cut at a threshold, names compared. */
export const TRAITS: Record<string, (ticket: Ticket) => number | string> = {
  messages: ({ messages }) => messages.length,
  characters: (ticket) => Array.from(textsOf(ticket).join('')).length,
  lines: ({ messages }) => messages.reduce((sum, { text }) => sum + linesOf(text), 0),
  'hour of day (UTC)': ({ createdAt }) => new Date(createdAt ?? Number.NaN).getUTCHours(),
  'weekday (0 = Monday)': ({ createdAt }) => (new Date(createdAt ?? Number.NaN).getUTCDay() + 6) % 7,
  'role of the last message': ({ messages }) => messages.at(-1)?.role ?? 'none',
  product: ({ product }) => product?.toLowerCase() ?? 'none',
  region: ({ region }) => region?.toLowerCase() ?? 'none',
};

export interface TraitRule {
  /** `≥ 7`, `< 7`, `= billing` or `≠ billing`. */
  name: string;
  /** Whether it holds, for each ticket. */
  holds: boolean[];
}

/** Every rule that one number or name, with a threshold or a comparison, can make of the values, and its contrary. */
export function traitRules(values: readonly (number | string)[]): TraitRule[] {
  return [...new Set(values)].flatMap((limit) => {
    const isNumber = typeof limit === 'number';
    const holds = values.map((value) => (isNumber ? Number(value) >= limit : value === limit));
    return [
      { name: `${isNumber ? '≥' : '='} ${limit}`, holds },
      { name: `${isNumber ? '<' : '≠'} ${limit}`, holds: holds.map((value) => !value) },
    ];
  });
}
