import type { DedupItem } from '../../../dedup/item.ts';
import type { Represent } from '../../../dedup/link.ts';
import type { Memo } from '../../../dedup/memo.ts';
import { sweep, type Grouping, type Setting } from '../../../dedup/sweep.ts';
import type { SweepIdentity } from '../../folder/manifest.ts';
import type { LinkRecord } from '../../report/sweep-report.ts';
import { chooseThreshold } from '../report/choose-threshold.ts';
import { divide } from '../divide.ts';
import { ticketsAt, type EscalatedTickets } from '../escalated-tickets.ts';
import { scoreThresholds, type SettingGroups } from '../report/groupings.ts';
import { toItems } from './items.ts';
import type { Part, PartLinkRecord } from '../log/link-record.ts';
import { linkLines } from '../report/link-lines.ts';
import { similaritiesOf, type Similarities } from '../report/similarities.ts';

export interface LinkOptions {
  identity: SweepIdentity;
  vectors: Memo<Float32Array>;
  rewriting: (items: readonly DedupItem[]) => Represent;
  /** Histories in flight at once; at least 1. */
  concurrency: number;
  signal: AbortSignal;
}

/** The lines of a run's files. */
export interface Linked {
  links: Iterable<LinkRecord>;
  partLinks: Iterable<PartLinkRecord>;
  similarities: Similarities;
}

/**
 * Links all tickets at every setting, then the development part by itself, and the held-out part at the thresholds that were
 * chosen on the other.
 */
export async function linkEverything(tickets: EscalatedTickets, options: LinkOptions): Promise<Linked> {
  const { identity, vectors, signal } = options;
  const settings = settingsOf(identity);
  const whole = await linkAt(tickets, settings, options);
  const { places } = divide(tickets);
  const development = ticketsAt(tickets, places.development);
  const heldOut = ticketsAt(tickets, places['held-out']);
  const onDevelopment = await linkAt(development, settings, options);
  const chosen = chosenSettings(development, onDevelopment, identity);
  const onHeldOut = await linkAt(heldOut, chosen, options);
  return {
    links: linkLines(tickets, whole),
    partLinks: partLines([
      { part: 'development', tickets: development, groupings: onDevelopment },
      { part: 'held-out', tickets: heldOut, groupings: onHeldOut },
    ]),
    similarities: await similaritiesOf(toItems(tickets, { vectors, same: null }), {
      ...{ truth: tickets, seed: identity.seed, signal },
    }),
  };
}

const settingsOf = ({ thresholds, rewrite }: SweepIdentity): Setting[] =>
  rewrite.flatMap((rewritten) => thresholds.map((threshold) => ({ threshold, rewrite: rewritten })));

async function linkAt(
  tickets: EscalatedTickets,
  settings: readonly Setting[],
  { identity, vectors, rewriting, concurrency, signal }: LinkOptions,
): Promise<Grouping[]> {
  const { representative, windowHours, same } = identity;
  const items = toItems(tickets, { vectors, same });
  const groupings: Grouping[] = [];
  if (items.length === 0 || settings.length === 0) return groupings;
  await sweep(items, {
    settings,
    representative,
    windowMs: windowHours === null ? null : windowHours * MS_PER_HOUR,
    concurrency,
    signal,
    represent: rewriting(items),
    onGrouping: (grouping) => groupings.push(grouping),
  });
  return groupings;
}

const MS_PER_HOUR = 3_600_000;

function chosenSettings(
  tickets: EscalatedTickets,
  groupings: readonly Grouping[],
  { rewrite, minPrecision }: SweepIdentity,
): Setting[] {
  const groups = groupings.map(({ placements, ...setting }): SettingGroups => {
    return { ...setting, groups: Int32Array.from(placements, ({ group }) => group) };
  });
  return rewrite.flatMap((rewritten) => {
    const chosen = chooseThreshold(scoreThresholds(tickets, groups, rewritten), minPrecision);
    return chosen === null ? [] : [{ threshold: chosen.threshold, rewrite: rewritten }];
  });
}

interface LinkedPart {
  part: Part;
  tickets: EscalatedTickets;
  groupings: readonly Grouping[];
}

function* partLines(parts: readonly LinkedPart[]): Generator<PartLinkRecord> {
  for (const { part, tickets, groupings } of parts) {
    for (const record of linkLines(tickets, groupings)) yield { part, ...record };
  }
}
