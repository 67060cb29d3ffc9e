import type { DedupItem } from './item.ts';
import type { Search } from './search.ts';

/** Where a ticket went. */
export interface Placement {
  /** Place in time order, from 0, of the ticket that founded the group: its own for a founder. */
  group: number;
  /** With what it was linked by, in [-1, 1]; null for a founder. */
  similarity: number | null;
}

export interface HistoryOptions {
  /** Finds the group that a ticket is linked to. */
  search: Search;
  /** Milliseconds after its last ticket at which a group takes no more; null for never. */
  windowMs: number | null;
}

interface Group {
  /** Places of its tickets, in time order. */
  members: number[];
  scope: string | null;
  /** When its last ticket came; null when that has no time. */
  lastAt: number | null;
}

/**
 * The groups at one threshold as they grow, ticket by ticket in time order. A ticket goes to the group with the highest
 * similarity, to the one founded first among equals, and founds one when none is similar enough. A description that an open
 * group holds word for word is linked to it whatever stands for the group, so that exact copies stay together at any
 * threshold. A ticket without a vector stays alone. A ticket without a time finds every group open.
 */
export class History {
  readonly #items: readonly DedupItem[];
  readonly #search: Search;
  readonly #windowMs: number | null;
  readonly #groups = new Map<number, Group>();
  /** The group that a description went to last, by scope and text. */
  readonly #copies = new Map<string | null, Map<string | null, number>>();
  #next = 0;

  constructor(items: readonly DedupItem[], { search, windowMs }: HistoryOptions) {
    this.#items = items;
    this.#search = search;
    this.#windowMs = windowMs;
  }

  /** Decides where the next ticket goes. Throws RangeError when there is none left. */
  place(): Placement {
    const place = this.#next++;
    const item = this.#items[place];
    if (item === undefined) throw new RangeError('there is no further ticket');
    const alone = { group: place, similarity: null };
    if (item.vector === null) return alone;
    const isOpen = (group: number): boolean => this.#isOpen(group, item);
    const placement = this.#copyOf(item) ?? this.#search.nearest(place, isOpen) ?? alone;
    this.#join(item, place, placement.group);
    return placement;
  }

  /** Places of the tickets of a group, in time order. */
  membersOf(group: number): readonly number[] {
    return this.#groups.get(group)?.members ?? [group];
  }

  #copyOf(item: DedupItem): Placement | null {
    const group = this.#copies.get(item.scope)?.get(item.description);
    return group !== undefined && this.#isOpen(group, item) ? { group, similarity: 1 } : null;
  }

  #isOpen(founder: number, { scope, at }: DedupItem): boolean {
    const group = this.#groups.get(founder);
    if (group?.scope !== scope) return false;
    return this.#windowMs === null || at === null || group.lastAt === null || at - group.lastAt <= this.#windowMs;
  }

  #join(item: DedupItem, place: number, founder: number): void {
    const group = this.#groups.get(founder) ?? { members: [], scope: item.scope, lastAt: null };
    group.members.push(place);
    group.lastAt = item.at;
    this.#groups.set(founder, group);
    const copies = this.#copies.get(item.scope) ?? new Map<string | null, number>();
    this.#copies.set(item.scope, copies.set(item.description, founder));
    this.#search.placed(place, founder);
  }
}
