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
  /** By founder, the place of the last ticket of its group; by ticket, that of the one before it in its group. */
  readonly #lasts: Int32Array;
  readonly #befores: Int32Array;
  /** The group that a description went to last, by scope and text. */
  readonly #copies = new Map<string | null, Map<string | null, number>>();
  #next = 0;

  constructor(items: readonly DedupItem[], { search, windowMs }: HistoryOptions) {
    this.#items = items;
    this.#search = search;
    this.#windowMs = windowMs;
    this.#lasts = new Int32Array(items.length).fill(NONE);
    this.#befores = new Int32Array(items.length).fill(NONE);
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
    const members: number[] = [];
    for (let place = this.#lasts[group] ?? NONE; place !== NONE; place = this.#befores[place] ?? NONE)
      members.push(place);
    return members.length === 0 ? [group] : members.reverse();
  }

  #copyOf(item: DedupItem): Placement | null {
    const group = this.#copies.get(item.scope)?.get(item.description);
    return group !== undefined && this.#isOpen(group, item) ? { group, similarity: 1 } : null;
  }

  #isOpen(founder: number, { scope, at }: DedupItem): boolean {
    if (this.#items[founder]?.scope !== scope) return false;
    if (this.#windowMs === null || at === null) return true;
    const lastAt = this.#items[this.#lasts[founder] ?? founder]?.at ?? null;
    return lastAt === null || at - lastAt <= this.#windowMs;
  }

  #join(item: DedupItem, place: number, founder: number): void {
    this.#befores[place] = this.#lasts[founder] ?? NONE;
    this.#lasts[founder] = place;
    const copies = this.#copies.get(item.scope);
    if (copies === undefined) this.#copies.set(item.scope, new Map([[item.description, founder]]));
    else copies.set(item.description, founder);
    this.#search.placed(place, founder);
  }
}

/** The place of no ticket. */
const NONE = -1;
