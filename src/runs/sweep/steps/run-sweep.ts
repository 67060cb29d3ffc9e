import { embedAll, type EmbedOptions } from '../../../dedup/embed.ts';
import { ModelError, StoppedError } from '../../../errors.ts';
import type { ChatModel, Embedder } from '../../../models/types.ts';
import type { Prompt } from '../../../prompts/bind.ts';
import type { RewritePrompt } from '../../../prompts/bind-rewrite.ts';
import { writeTexts } from '../../../util/write-texts.ts';
import { writeLinesAtomically } from '../../../util/write-lines.ts';
import type { SweepManifest } from '../../folder/manifest.ts';
import type { TokenPrice } from '../../../models/price.ts';
import { runFiles } from '../../folder/run-folder.ts';
import { watchFailures, type FailureLimit, type FailureWatch } from '../../predict/failure-limit.ts';
import { requireReply, whyNoReply } from '../../predict/require-reply.ts';
import { DESCRIPTIONS, type DescriptionRecord } from '../log/description-record.ts';
import { isUnanswered, sampleAfter, supersede } from './ask-again.ts';
import { describeTickets, type Escalation } from './describe-tickets.ts';
import { escalatedTickets, type EscalatedTickets } from '../escalated-tickets.ts';
import { linkEverything } from './link-everything.ts';
import { createRewriting } from './represent.ts';
import { REWRITES, type RewriteRecord } from '../log/rewrite-record.ts';
import { openRecords, openVectors, type Store } from '../log/stores.ts';

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
  /** Whether descriptions and rewrites that failed are asked for once more. */
  retryFailed: boolean;
  maxFailures: FailureLimit | null;
  /** How many descriptions an earlier process got that stay, told before anything is asked. */
  onBegin: (done: number) => Promise<void>;
  onDescribed: (record: DescriptionRecord) => void;
  /** What is begun, in words. */
  onStep: (step: string) => void;
}

/**
 * Describes, embeds and links the escalated tickets at every setting, in a run folder, from where an earlier process left
 * off: no description, rewrite or paid vector is asked for twice, but those that failed when that is wanted, or when no call at all got a
 * reply. What is linked is worked out anew, as that costs nothing. Throws StoppedError when too much fails or the model or the embedder
 * can't go on, and the signal's reason when aborted.
 */
export async function runSweep(run: SweepRun): Promise<void> {
  const failures = watchFailures(run.maxFailures);
  try {
    const tickets = escalatedTickets(await describe(run, failures), run.manifest);
    await group(run, tickets, failures);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new StoppedError(error.message, { hint: error.hint ?? undefined, cause: error });
  }
}

async function describe(run: SweepRun, failures: FailureWatch): Promise<DescriptionRecord[]> {
  const store = await openRecords(runFiles(run.folder).descriptions, DESCRIPTIONS);
  const isHopeless = (await whyNoReply(store.values())) !== null;
  const again = askedAgain({ ...run, retryFailed: run.retryFailed || isHopeless }, store, 'descriptions');
  const records: DescriptionRecord[] = [];
  const missing = async function* (): AsyncGenerator<Escalation> {
    for await (const escalation of run.escalations()) {
      const known = store.get(escalation.ticket.id);
      if (known === undefined || again.has(known)) yield escalation;
      else records.push(known);
    }
  };
  try {
    await run.onBegin(store.size - again.size);
    const { model, price, prompts, concurrency, signal, now } = run;
    await describeTickets(missing(), {
      ...{ model, price, prompt: prompts.describe, concurrency, signal, now },
      sampleOf: (ticketId) => sampleAfter(store.get(ticketId)),
      onDescribed: (own) => {
        const record = supersede(store.get(own.ticketId), own);
        store.set(record.ticketId, record);
        records.push(record);
        run.onDescribed(own);
        failures.add(own);
      },
    });
    await requireReply(records);
    return records;
  } finally {
    store.close();
  }
}

/** Those that are asked for once more; says so. */
function askedAgain<T extends Pick<RewriteRecord, 'status'>>(
  { retryFailed, onStep }: SweepRun,
  store: Store<T>,
  what: string,
): ReadonlySet<T> {
  const again = new Set(retryFailed ? [...store.values()].filter(isUnanswered) : []);
  if (again.size > 0) {
    onStep(
      `asking again for ${again.size} failed or unparsed ${what}; only what went wrong gets another chance, which makes figures a little better than they are`,
    );
  }
  return again;
}

async function group(run: SweepRun, tickets: EscalatedTickets, failures: FailureWatch): Promise<void> {
  const { manifest, folder, embedder, concurrency, signal, model, price, prompts } = run;
  const files = runFiles(folder);
  const vectors = await openVectors(embedder.host === null ? null : files.embeddings);
  const rewrites = await openRecords(files.rewrites, REWRITES);
  try {
    const embedding: EmbedOptions = { embedder, known: vectors, concurrency, signal };
    run.onStep(`embedding ${tickets.records.length} descriptions with ${embedder.id}`);
    await embedAll(
      tickets.records.flatMap(({ text }) => text ?? []),
      embedding,
    );
    const retryFailed = askedAgain(run, rewrites, 'rewrites').size > 0;
    const rewriting = createRewriting({
      ...{ model, price, prompt: prompts.rewrite, known: rewrites, embedding, signal, retryFailed },
      onRewritten: (record) => failures.add(record),
    });
    run.onStep('linking');
    const { identity } = manifest;
    const linked = await linkEverything(tickets, { identity, vectors, rewriting, concurrency, signal });
    await writeLinesAtomically(files.links, linked.links);
    await writeLinesAtomically(files.partLinks, linked.partLinks);
    await writeTexts(files.similarities, [`${JSON.stringify(linked.similarities)}\n`]);
  } finally {
    vectors.close();
    rewrites.close();
  }
}
