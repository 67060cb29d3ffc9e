import { embedAll, type EmbedOptions } from '../../../dedup/embed.ts';
import { ModelError, StoppedError } from '../../../errors.ts';
import type { ChatModel, Embedder } from '../../../models/types.ts';
import type { Prompt } from '../../../prompts/bind.ts';
import type { RewritePrompt } from '../../../prompts/bind-rewrite.ts';
import { writeAtomically } from '../../../util/write-atomically.ts';
import { writeLinesAtomically } from '../../../util/write-lines.ts';
import type { SweepManifest } from '../../folder/manifest.ts';
import type { TokenPrice } from '../../../models/price.ts';
import { runFiles } from '../../folder/run-folder.ts';
import { readLog } from '../../log/append-log.ts';
import { requireReply, whyNoReply } from '../../predict/require-reply.ts';
import { DESCRIPTION, type DescriptionRecord } from '../log/description-record.ts';
import { describeTickets, type Escalation } from './describe-tickets.ts';
import { supersedeDescription } from '../log/descriptions.ts';
import { escalatedTickets, type EscalatedTickets } from '../escalated-tickets.ts';
import { linkEverything } from './link-everything.ts';
import { createRewriting } from './represent.ts';
import { REWRITE } from '../log/rewrite-record.ts';
import { openRecords, openVectors } from '../log/stores.ts';

export interface SweepRun {
  manifest: SweepManifest;
  folder: string;
  escalations: () => AsyncIterable<Escalation>;
  model: ChatModel;
  price: TokenPrice | null;
  embedder: Embedder;
  prompts: { describe: Prompt; rewrite: RewritePrompt };
  /** Calls in flight at once; at least 1. */
  concurrency: number;
  signal: AbortSignal;
  /** Milliseconds on a clock that does not run backwards. */
  now: () => number;
  /** How many descriptions an earlier process got, told before anything is asked. */
  onBegin: (done: number) => Promise<void>;
  onDescribed: (record: DescriptionRecord) => void;
  /** What is begun, in words. */
  onStep: (step: string) => void;
}

/**
 * Describes, embeds and links the escalated tickets at every setting, in a run folder, from where an earlier process left
 * off: no description, rewrite or paid vector is asked for twice, unless no call at all got a reply. What is linked is worked out anew, as that costs nothing.
 * Throws StoppedError when the model or the embedder can't go on, and the signal's reason when aborted.
 */
export async function runSweep(run: SweepRun): Promise<void> {
  try {
    const tickets = escalatedTickets(await describe(run), run.manifest);
    await group(run, tickets);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new StoppedError(error.message, { hint: error.hint ?? undefined, cause: error });
  }
}

async function describe(run: SweepRun): Promise<DescriptionRecord[]> {
  const file = runFiles(run.folder).descriptions;
  const store = await openRecords(file, DESCRIPTION, ({ ticketId }) => ticketId);
  const isHopeless = (await whyNoReply(readLog(file, DESCRIPTION))) !== null;
  const records: DescriptionRecord[] = [];
  const missing = async function* (): AsyncGenerator<Escalation> {
    for await (const escalation of run.escalations()) {
      const known = store.get(escalation.ticket.id);
      if (known === undefined || isHopeless) yield escalation;
      else records.push(known);
    }
  };
  try {
    await run.onBegin(isHopeless ? 0 : store.size);
    const { model, price, prompts, concurrency, signal, now } = run;
    await describeTickets(missing(), {
      ...{ model, price, prompt: prompts.describe, concurrency, signal, now },
      onDescribed: (described) => {
        const earlier = store.get(described.ticketId);
        const record = earlier === undefined ? described : supersedeDescription(earlier, described);
        store.set(record.ticketId, record);
        records.push(record);
        run.onDescribed(record);
      },
    });
    await requireReply(records);
    return records;
  } finally {
    store.close();
  }
}

async function group(run: SweepRun, tickets: EscalatedTickets): Promise<void> {
  const { manifest, folder, embedder, concurrency, signal, model, price, prompts } = run;
  const files = runFiles(folder);
  const vectors = await openVectors(embedder.host === null ? null : files.embeddings);
  const rewrites = await openRecords(files.rewrites, REWRITE, ({ key }) => key);
  try {
    const embedding: EmbedOptions = { embedder, known: vectors, concurrency, signal };
    run.onStep(`embedding ${tickets.records.length} descriptions with ${embedder.id}`);
    await embedAll(
      tickets.records.flatMap(({ text }) => text ?? []),
      embedding,
    );
    const rewriting = createRewriting({ model, price, prompt: prompts.rewrite, known: rewrites, embedding, signal });
    run.onStep('linking');
    const { identity } = manifest;
    const linked = await linkEverything(tickets, { identity, vectors, rewriting, concurrency, signal });
    await writeLinesAtomically(files.links, linked.links);
    await writeLinesAtomically(files.partLinks, linked.partLinks);
    await writeAtomically(files.similarities, `${JSON.stringify(linked.similarities)}\n`);
  } finally {
    vectors.close();
    rewrites.close();
  }
}
