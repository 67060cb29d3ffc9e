import type { LinkRecord } from '../../../runs/report/sweep-report.ts';
import type { Grouping, SweepPage } from './page.ts';

type Links = Pick<SweepPage, 'groupings'> & { ids: readonly string[]; incidentIds: readonly (string | null)[] };

interface Growing extends Grouping {
  founders: number[];
  similarities: (number | null)[];
}

/**
 * Folds `links.jsonl`. The tickets are in the order in which they are first met. Throws RangeError when a grouping lacks a
 * ticket or names a founder that is none of them.
 */
export async function collectGroupings(links: AsyncIterable<LinkRecord>): Promise<Links> {
  const places = new Map<string, number>();
  const incidentIds: (string | null)[] = [];
  const groupings = new Map<string, Growing & { names: string[] }>();
  for await (const { ticketId, threshold, rewrite, group, similarity, incidentId } of links) {
    const place = places.get(ticketId) ?? places.size;
    places.set(ticketId, place);
    incidentIds[place] = incidentId;
    const key = `${rewrite} ${threshold}`;
    const grouping = groupings.get(key) ?? { threshold, rewrite, founders: [], similarities: [], names: [] };
    groupings.set(key, grouping);
    grouping.names[place] = group;
    grouping.similarities[place] = similarity;
  }
  const all = [...groupings.values()].map(({ names, ...grouping }) => ({
    ...grouping,
    founders: foundersOf(names, places),
  }));
  return { ids: [...places.keys()], incidentIds, groupings: all.sort(byRewritingAndThreshold) };
}

function foundersOf(names: readonly (string | undefined)[], places: ReadonlyMap<string, number>): number[] {
  if (names.length !== places.size) throw new RangeError(`expected ${places.size} links, got ${names.length}`);
  return Array.from(names, (name) => {
    const founder = name === undefined ? undefined : places.get(name);
    if (founder === undefined) throw new RangeError(`expected a group of a linked ticket, got "${name ?? 'none'}"`);
    return founder;
  });
}

const byRewritingAndThreshold = (a: Grouping, b: Grouping): number =>
  Number(a.rewrite) - Number(b.rewrite) || a.threshold - b.threshold;
