import { forEachLimited } from '../util/for-each-limited.ts';
import { findCandidates, type Candidates } from './candidates.ts';
import type { Placement } from './history.ts';
import type { DedupItem } from './item.ts';
import { link, linkByCentroid, linkByRewriting, type Represent } from './link.ts';
import type { Representative } from './representative.ts';

/** How one pass over the tickets goes. */
export interface Setting {
  threshold: number;
  rewrite: boolean;
}

/** Where each ticket went, in time order, at one setting. */
export interface Grouping extends Setting {
  placements: Placement[];
}

export interface SweepOptions {
  settings: readonly Setting[];
  /** What stands for a group where nothing is rewritten. */
  representative: Exclude<Representative, 'rewrite'>;
  /** Milliseconds after its last ticket at which a group takes no more; null for never. */
  windowMs: number | null;
  /** Histories in flight at once; at least 1. */
  concurrency: number;
  signal: AbortSignal;
  represent: Represent;
  /** Receives each grouping as it is done, in the order of finishing. */
  onGrouping: (grouping: Grouping) => void;
}

/**
 * Links tickets, given in time order, at every setting. Similar pairs are found once, for the lowest threshold; each setting
 * then has a history of its own. Throws what `represent` throws, and the signal's reason when aborted.
 */
export async function sweep(items: readonly DedupItem[], options: SweepOptions): Promise<void> {
  const { settings, concurrency, signal, onGrouping } = options;
  const linkAt = await linkerOf(items, options);
  await forEachLimited(each(settings), { concurrency, shouldStop: () => signal.aborted }, async (setting) => {
    onGrouping({ ...setting, placements: await linkAt(setting) });
  });
  signal.throwIfAborted();
}

type LinkAt = (setting: Setting) => Promise<Placement[]>;

async function linkerOf(items: readonly DedupItem[], options: SweepOptions): Promise<LinkAt> {
  const { settings, representative, windowMs, represent, signal } = options;
  const usesPairs = ({ rewrite }: Setting): boolean => !rewrite && representative !== 'centroid';
  const atLeast = Math.min(1, ...settings.filter(usesPairs).map(({ threshold }) => threshold));
  const candidates = settings.some(usesPairs) ? await findCandidates(items, { atLeast, signal }) : NO_CANDIDATES;
  const byMember = representative === 'nearest-member';
  return (setting) => {
    const rules = { threshold: setting.threshold, windowMs, signal };
    if (setting.rewrite) return linkByRewriting(items, { ...rules, represent });
    return usesPairs(setting) ? link(items, { ...rules, byMember, candidates }) : linkByCentroid(items, rules);
  };
}

const NO_CANDIDATES: Candidates = {
  offsets: new Uint32Array(),
  earlier: new Uint32Array(),
  similarities: new Float64Array(),
};

// eslint-disable-next-line @typescript-eslint/require-await
async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
