import { createBreather } from '../util/breather.ts';
import type { Candidates } from './candidates.ts';
import { History, type Placement } from './history.ts';
import type { DedupItem } from './item.ts';
import { RunningMean } from './running-mean.ts';
import { createPairSearch, createVectorSearch } from './search.ts';

/** What decides which tickets are linked. */
export interface LinkRules {
  /** Cosine from which two problems count as the same, in (-1, 1]; equality links. */
  threshold: number;
  /** Milliseconds after its last ticket at which a group takes no more; null for never. */
  windowMs: number | null;
  signal: AbortSignal;
}

/**
 * Links tickets, given in time order, at one threshold; the founder, or every member, stands for a group. Rejects with the
 * signal's reason when aborted, as the others do.
 */
export function link(
  items: readonly DedupItem[],
  { threshold, windowMs, signal, byMember, candidates }: LinkRules & { byMember: boolean; candidates: Candidates },
): Promise<Placement[]> {
  const search = createPairSearch(candidates, { threshold, byMember });
  const history = new History(items, { search, windowMs });
  return placeAll(items, signal, () => history.place());
}

/** The same, the mean of its members' vectors standing for each group. */
export function linkByCentroid(
  items: readonly DedupItem[],
  { threshold, windowMs, signal }: LinkRules,
): Promise<Placement[]> {
  const search = createVectorSearch(items, threshold);
  const history = new History(items, { search, windowMs });
  const means = new Map<number, RunningMean>();
  return placeAll(items, signal, ({ vector }) => {
    const placement = history.place();
    const { group } = placement;
    if (vector === null) return placement;
    const mean = means.get(group)?.with(vector);
    if (mean === undefined) means.set(group, new RunningMean(vector));
    else if (mean !== null) search.represent(group, mean);
    return placement;
  });
}

/** Tickets after which the event loop is given a turn. */
const PER_TURN = 64;

async function placeAll(
  items: readonly DedupItem[],
  signal: AbortSignal,
  place: (item: DedupItem) => Placement,
): Promise<Placement[]> {
  const placements: Placement[] = [];
  const breathe = createBreather();
  for (const item of items) {
    placements.push(place(item));
    if (placements.length % PER_TURN !== 0) continue;
    await breathe();
    signal.throwIfAborted();
  }
  return placements;
}

/** The vector that stands for a group from now on, of whose members the places are given; null for the one that it has. */
export type Represent = (members: readonly number[]) => Promise<Float32Array | null>;

/** The same, asking after each link for what stands for the group. */
export async function linkByRewriting(
  items: readonly DedupItem[],
  { threshold, windowMs, signal, represent }: LinkRules & { represent: Represent },
): Promise<Placement[]> {
  const search = createVectorSearch(items, threshold);
  const history = new History(items, { search, windowMs });
  const placements: Placement[] = [];
  const breathe = createBreather();
  for (let place = 0; place < items.length; place++) {
    await breathe();
    signal.throwIfAborted();
    const placement = history.place();
    placements.push(placement);
    const vector = placement.similarity === null ? null : await represent(history.membersOf(placement.group));
    if (vector !== null) search.represent(placement.group, vector);
  }
  return placements;
}
