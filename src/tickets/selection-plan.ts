import { DataError } from '../errors.ts';
import { BitSet } from './bit-set.ts';
import { plural } from '../util/plural.ts';
import { quote } from './problem.ts';
import { Reservoir } from './reservoir.ts';
import { filtersOf, type Filter, type Selection } from './select.ts';
import type { Ticket } from './ticket.ts';

const MAX_VALUES = 10;

/** A filter and what it has done to the tickets that passed those before it. */
interface FilterCount {
  filter: Filter;
  seen: number;
  accepted: number;
  /** The first ones met, up to ten. */
  values: Set<string>;
}

/** The file that the tickets came from, and what became of its records. */
interface OfferedDump {
  path: string;
  read: number;
  rejected: number;
  firstRejections: readonly string[];
}

/** Finds out in one pass which tickets are selected. Holds a bit for each ticket, and the sample. */
export class SelectionPlan {
  readonly #limit: number;
  readonly #counts: FilterCount[];
  readonly #sample: Reservoir | null;
  readonly #selected = new BitSet();

  constructor(selection: Selection) {
    this.#limit = selection.limit ?? Number.POSITIVE_INFINITY;
    this.#counts = filtersOf(selection).map((filter) => ({ filter, seen: 0, accepted: 0, values: new Set() }));
    this.#sample = selection.sample === null ? null : new Reservoir(selection.sample, selection.seed);
  }

  /** Takes the tickets in the order of the file, `ordinal` counting them from 0. */
  offer(ticket: Ticket, ordinal: number): void {
    if (!this.#counts.every((count) => passes(count, ticket))) return;
    if (this.#sample) this.#sample.offer(ordinal);
    else if (this.#selected.size < this.#limit) this.#selected.add(ordinal);
  }

  /** The ordinals of the selected tickets. Throws DataError saying what each filter left, if in the end nothing is left. */
  select(dump: OfferedDump): BitSet {
    const sampled = this.#sample?.sorted().slice(0, this.#limit) ?? [];
    for (const ordinal of sampled) this.#selected.add(ordinal);
    if (this.#selected.size === 0) throw nothingLeft(dump, this.#counts);
    return this.#selected;
  }

  /** How many tickets the filter of that name has left out. */
  leftOutBy(name: string): number {
    const count = this.#counts.find(({ filter }) => filter.name === name);
    return count ? count.seen - count.accepted : 0;
  }
}

function passes(count: FilterCount, ticket: Ticket): boolean {
  count.seen++;
  if (count.values.size < MAX_VALUES) {
    for (const value of count.filter.valuesOf(ticket)) count.values.add(value);
  }
  if (!count.filter.accepts(ticket)) return false;
  count.accepted++;
  return true;
}

function nothingLeft(
  { path, read, rejected, firstRejections }: OfferedDump,
  counts: readonly FilterCount[],
): DataError {
  const culprit = counts.findIndex(({ accepted }) => accepted === 0);
  const steps = [
    `${plural(read, 'ticket')} read`,
    ...(rejected === 0 ? [] : [`${plural(rejected, 'record')} that can't be read`]),
    ...counts.slice(0, culprit + 1).map(({ filter, accepted }) => `${accepted} ${filter.name}`),
    ...(culprit === -1 ? ['0 to be taken by --limit or --sample'] : []),
  ];
  const message = [`${path}: no ticket is left: ${steps.join(', ')}`, ...firstRejections].join('\n');
  return new DataError(message, { hint: hintOf(counts[culprit]) });
}

function hintOf(culprit: FilterCount | undefined): string | undefined {
  if (culprit === undefined) return undefined;
  const { filter, values } = culprit;
  if (filter.hint !== undefined) return filter.hint;
  const shown = [...values].slice(0, MAX_VALUES).map(quote).join(', ');
  return shown === '' ? 'None of the tickets has a value there.' : `Values that occur: ${shown}.`;
}
