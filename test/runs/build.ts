import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Usage } from '../../src/models/types.ts';
import type { Prediction } from '../../src/pipelines/types.ts';
import type { RunIdentity, RunManifest } from '../../src/runs/folder/manifest.ts';
import type { Question } from '../../src/runs/predict/predict-all.ts';
import type { PredictionRecord } from '../../src/runs/log/prediction-record.ts';
import type { Gold, Ticket } from '../../src/tickets/ticket.ts';

const NO_GOLD: Gold = { label: null, escalateAt: null, incidentId: null, tags: [], split: null };

export function makeTicket({ gold, ...more }: Partial<Omit<Ticket, 'gold'>> & { gold?: Partial<Gold> } = {}): Ticket {
  return {
    id: 'T-1',
    createdAt: null,
    product: null,
    region: null,
    customer: null,
    title: null,
    messages: [{ role: 'customer', at: null, author: null, text: 'It is down.', extra: {} }],
    gold: { ...NO_GOLD, ...gold },
    extra: {},
    ...more,
  };
}

export function answered(category: string, more: Partial<Prediction & { status: 'answered' }> = {}): Prediction {
  const answer = { status: 'answered', category, confidence: null, reasoning: null } as const;
  return { ...answer, ...oneCall({ inputTokens: 100, outputTokens: 10 }), ...more };
}

/** What a call takes that used so many tokens and told no time. */
export const oneCall = (usage: Usage) => ({
  calls: 1,
  cachedCalls: 0,
  usage,
  billed: usage,
  durationMs: null,
  examples: [],
});

export function makeRecord(more: Partial<PredictionRecord> = {}): PredictionRecord {
  return {
    ticketId: 'T-1',
    repeat: 0,
    contentSha256: '0123456789abcdef',
    status: 'answered',
    category: 'other',
    confidence: null,
    reasoning: null,
    problem: null,
    reply: null,
    label: 'other',
    incidentId: null,
    examples: [],
    tags: [],
    product: null,
    language: 'latin',
    createdAt: null,
    calls: 1,
    cachedCalls: 0,
    usage: { inputTokens: 100, outputTokens: 10 },
    costUsd: 0.001,
    durationMs: 5,
    attempt: 1,
    ...more,
  };
}

export function makeManifest(identity: Partial<RunIdentity> = {}, more: Partial<RunManifest> = {}): RunManifest {
  return {
    version: 1,
    identity: {
      kind: 'eval',
      tickitVersion: '0.0.0',
      datasetSha256: 'd'.repeat(64),
      pipeline: 'direct',
      pipelineSha256: null,
      model: 'fake',
      modelHost: 'models.test',
      temperature: null,
      modelFingerprint: null,
      promptHashes: { direct: 'p'.repeat(64) },
      categoriesHash: 'c'.repeat(64),
      trainingSha256: null,
      examples: null,
      seed: 1,
      repeats: 1,
      limit: null,
      sample: null,
      split: null,
      where: [],
      ...identity,
    },
    command: 'tickit eval tickets.jsonl',
    dataset: { path: 'tickets.jsonl', records: 3, rejected: 0, unlabelled: 0, selected: 3 },
    categories: [
      { name: 'failure', escalates: true, team: 'SRE' },
      { name: 'loss', escalates: true, team: 'billing' },
      { name: 'other', escalates: false, team: null },
    ],
    startedAt: '2025-03-02T09:00:00.000Z',
    finishedAt: null,
    ...more,
  };
}

export async function* streamOf<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

/** A folder that is gone when the test ends. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tickit-runs-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** Each ticket asked about once. */
export async function* questionsOf(tickets: AsyncIterable<Ticket>): AsyncGenerator<Question> {
  for await (const ticket of tickets) yield { ticket, repeat: 0, sample: 0 };
}
