import { UsageError } from '../errors.ts';
import { languageOf } from './language.ts';
import { choiceProblem, quote } from './problem.ts';
import type { Ticket } from './ticket.ts';

const VALUES_OF = {
  tag: ({ gold }) => gold.tags,
  label: ({ gold }) => [gold.label],
  product: ({ product }) => [product],
  region: ({ region }) => [region],
  customer: ({ customer }) => [customer],
  incident: ({ gold }) => [gold.incidentId],
  split: ({ gold }) => [gold.split],
  language: (ticket) => [languageOf(ticket, ticket.extra)],
} satisfies Record<string, (ticket: Ticket) => (string | null)[]>;

export type WhereField = keyof typeof VALUES_OF;

export interface Where {
  field: WhereField;
  value: string;
}

/** Which tickets of a dump are used: those that pass every filter, of these a sample, of that the first ones. */
export interface Selection {
  /** How many at most, the first in the file; null for all. */
  limit: number | null;
  /** How many to draw at random; null for all. */
  sample: number | null;
  /** Of the drawing; an integer. */
  seed: number;
  where: readonly Where[];
  split: string | null;
  /** Leaves out tickets without a label. */
  labelledOnly: boolean;
  /** A last condition that no flag names; null for none. */
  only: Filter | null;
}

/** One condition on a ticket. */
export interface Filter {
  /** What those that pass have in common, such as `with a label`, and the flag that asks for it if there is one. */
  name: string;
  accepts: (ticket: Ticket) => boolean;
  /** What the ticket has in the field that is looked at; nothing when it has no value. */
  valuesOf: (ticket: Ticket) => string[];
  /** What to do when none passes; without it the values that occur are named. */
  hint?: string;
}

/** `field=value`, compared exactly. Throws UsageError. */
export function parseWhere(text: string): Where {
  const [, name = '', value = ''] = /^\s*([^=]*?)\s*=(.*)$/s.exec(text) ?? [];
  const names = Object.keys(VALUES_OF);
  if (value === '' || name === '') {
    throw new UsageError(`expected field=value, got ${quote(text)}`, { hint: `The fields are ${names.join(', ')}.` });
  }
  if (!isWhereField(name)) {
    throw new UsageError(choiceProblem(`field of ${quote(text)}`, names, name));
  }
  return { field: name, value };
}

function isWhereField(name: string): name is WhereField {
  return Object.hasOwn(VALUES_OF, name);
}

/** Whether the ticket passes every filter; `sample` and `limit` concern the dump as a whole. */
export function matches(ticket: Ticket, selection: Selection): boolean {
  return filtersOf(selection).every((filter) => filter.accepts(ticket));
}

/** The filters in the order in which they are applied. */
export function filtersOf({ where, split, labelledOnly, only }: Selection): Filter[] {
  const filters = where.map((condition) => filterOf(condition, `with ${condition.field}=${condition.value} (--where)`));
  if (split !== null)
    filters.push(filterOf({ field: 'split', value: split }, `in the split ${quote(split)} (--split)`));
  return [...filters, ...(labelledOnly ? [LABELLED_ONLY] : []), ...(only === null ? [] : [only])];
}

function filterOf({ field, value }: Where, name: string): Filter {
  const valuesOf = (ticket: Ticket): string[] => VALUES_OF[field](ticket).filter((entry) => entry !== null);
  return { name, valuesOf, accepts: (ticket) => valuesOf(ticket).includes(value) };
}

/** Leaves out tickets without a label. */
export const LABELLED_ONLY: Filter = {
  name: 'with a label',
  accepts: ({ gold }) => gold.label !== null,
  valuesOf: () => [],
  hint: 'Give tickets a "label", their true category; tickit classify needs none.',
};
