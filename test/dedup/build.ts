import type { DedupItem } from '../../src/dedup/item.ts';
import type { Setting, SweepOptions } from '../../src/dedup/sweep.ts';
import { inTimeOrder } from '../../src/dedup/item.ts';
import { sweep } from '../../src/dedup/sweep.ts';

/** The vector of length 1 in that direction, in degrees: the cosine of two of them is that of the angle between. */
export const direction = (degrees: number): Float32Array =>
  Float32Array.from([Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]);

/** A ticket whose description points there; named by its text. */
export function item(degrees: number, more: Partial<DedupItem> = {}): DedupItem {
  const id = more.id ?? `at ${degrees}`;
  return { id, at: null, scope: null, description: id, vector: direction(degrees), ...more };
}

export const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);

const DEFAULTS: Omit<SweepOptions, 'settings' | 'onGrouping'> = {
  representative: 'first',
  windowMs: null,
  concurrency: 1,
  signal: new AbortController().signal,
  represent: () => Promise.resolve(null),
};

/** For each setting the id of the founder that each ticket went to, by ticket id. */
export async function sweepById(
  items: readonly DedupItem[],
  settings: readonly Setting[],
  options: Partial<SweepOptions> = {},
): Promise<Record<string, Record<string, string>>> {
  const ordered = inTimeOrder(items);
  const found: Record<string, Record<string, string>> = {};
  await sweep(ordered, {
    ...DEFAULTS,
    settings,
    ...options,
    onGrouping: ({ threshold, rewrite, placements }) => {
      const founders = placements.map(({ group }, place) => [ordered[place]?.id, ordered[group]?.id]);
      found[`${threshold} ${rewrite}`] = Object.fromEntries(founders) as Record<string, string>;
    },
  });
  return found;
}

/** The places of the founders, ticket by ticket in the order given, at one threshold. */
export async function groupsAt(
  items: readonly DedupItem[],
  threshold: number,
  { rewrite = false, ...options }: Partial<SweepOptions> & { rewrite?: boolean } = {},
): Promise<number[]> {
  const groups: number[] = [];
  await sweep(items, {
    ...DEFAULTS,
    settings: [{ threshold, rewrite }],
    ...options,
    onGrouping: ({ placements }) => groups.push(...placements.map(({ group }) => group)),
  });
  return groups;
}
