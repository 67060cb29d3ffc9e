import { embedAll, textKey, type EmbedOptions } from '../../../dedup/embed.ts';
import type { DedupItem } from '../../../dedup/item.ts';
import type { Represent } from '../../../dedup/link.ts';
import { askingOnce, type Memo } from '../../../dedup/memo.ts';
import { rewrite, rewriteKey, sourcesOf } from '../../../dedup/rewrite.ts';
import type { ChatModel } from '../../../models/types.ts';
import type { RewritePrompt } from '../../../prompts/bind-rewrite.ts';
import type { TokenPrice } from '../../../models/price.ts';
import { isUnanswered, sampleAfter, supersede } from './ask-again.ts';
import { outcomeOf, spendingOf } from './describe-tickets.ts';
import type { RewriteRecord } from '../log/rewrite-record.ts';

export interface RewriteOptions {
  model: ChatModel;
  prompt: RewritePrompt;
  price: TokenPrice | null;
  /** Rewrites that were made, by key. */
  known: Memo<RewriteRecord>;
  /** Whether those that failed are asked for once more. */
  retryFailed: boolean;
  onRewritten: (record: RewriteRecord) => void;
  embedding: EmbedOptions;
  signal: AbortSignal;
}

interface Sources {
  texts: string[];
  ticketIds: string[];
}

/**
 * Rewriting: the vector of one description made from those of a group's members. The same descriptions are rewritten once,
 * whichever thresholds group them. Null, so that the group keeps what it has, when there is but one description or no rewrite
 * or vector is got.
 */
export function createRewriting(options: RewriteOptions): (items: readonly DedupItem[]) => Represent {
  const vectorOf = askingOnce<Sources, Float32Array | null>({
    memo: new Map(),
    keyOf: ({ texts }) => rewriteKey(texts),
    ask: async (sources, key) => embedText((await recordOf(sources, key, options)).text, options.embedding),
  });
  return (items) => (members) => {
    const sources = sourcesIn(members.flatMap((place) => items[place] ?? []));
    return sources.texts.length < 2 ? Promise.resolve(null) : vectorOf(sources);
  };
}

function sourcesIn(members: readonly DedupItem[]): Sources {
  const texts = sourcesOf(members.flatMap(({ description }) => description ?? []));
  const ticketIds = texts.flatMap((text) => members.find(({ description }) => description === text)?.id ?? []);
  return { texts, ticketIds };
}

async function recordOf({ texts, ticketIds }: Sources, key: string, options: RewriteOptions): Promise<RewriteRecord> {
  const stored = options.known.get(key);
  if (stored !== undefined && !(options.retryFailed && isUnanswered(stored))) return stored;
  const description = await rewrite(texts, { ...options, sample: sampleAfter(stored) });
  options.signal.throwIfAborted();
  const spending = spendingOf(description, options.price);
  const own = { key, sources: ticketIds, ...outcomeOf(description), ...spending };
  const record = supersede(stored, own);
  options.known.set(key, record);
  options.onRewritten(own);
  return record;
}

async function embedText(text: string | null, embedding: EmbedOptions): Promise<Float32Array | null> {
  if (text === null) return null;
  await embedAll([text], embedding);
  return embedding.known.get(textKey(text)) ?? null;
}
