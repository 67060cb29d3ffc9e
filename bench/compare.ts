import { createWriteStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { RunManifest } from '../src/runs/folder/manifest.ts';
import type { PredictionRecord } from '../src/runs/log/prediction-record.ts';
import { seededRandom } from '../src/util/random.ts';
import { builtCli } from './lib/built-cli.ts';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { describeMachine } from './lib/figures.ts';
import { judgeGrowth, renderSizes, type SizedMeasurement } from './lib/growth.ts';
import { measureNode, withTemporaryFolder } from './lib/measure.ts';

/** Bytes by which peak memory may grow with each answer of either run. */
const MOST_BYTES = 100;

const CATEGORIES = ['system_failure', 'asset_loss', 'customer_complaint', 'security_incident', 'other'];

await run(async () => {
  const { values } = parseArgs({
    options: { sizes: { type: 'string', default: '20000,200000' }, heap: { type: 'string', default: '64' } },
  });
  const sizes = values.sizes.split(',').map((size) => wholeNumber('sizes', size, 10));
  const heap = `--max-old-space-size=${wholeNumber('heap', values.heap, 32)}`;
  process.stdout.write(describeMachine());
  const rows = await withTemporaryFolder(async (folder) => {
    const measured: SizedMeasurement[] = [];
    for (const answers of sizes) measured.push(await compareOnce(folder, answers, heap));
    return measured;
  });
  process.stdout.write(renderSizes(rows));
  process.stdout.write(`\n${judgeGrowth(rows, MOST_BYTES)}`);
});

async function compareOnce(folder: string, answers: number, heap: string): Promise<SizedMeasurement> {
  note(`comparing ${answers} answers a run`);
  const [base, changed] = [path.join(folder, 'base'), path.join(folder, 'changed')];
  await writeRun(base, answers, 1);
  await writeRun(changed, answers, 2);
  const output = path.join(folder, 'comparison.json');
  const measurement = await measureNode([heap, builtCli(), 'compare', base, changed, '-q', '-o', output], folder);
  await rm(base, { recursive: true });
  await rm(changed, { recursive: true });
  return { answers, ...measurement };
}

/** A run of tickets that do not exist; every third shares its incident with the two before. For load only. */
async function writeRun(folder: string, answers: number, seed: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest(answers)));
  const lines = Readable.from(recordLines(answers, seed));
  await pipeline(lines, createWriteStream(path.join(folder, 'predictions.jsonl')));
}

function* recordLines(answers: number, seed: number): Generator<string> {
  const random = seededRandom(seed);
  // Another order in each run, as answers come in when they are ready.
  const stride = seed === 1 ? 1 : 7;
  for (let start = 0; start < stride; start++) {
    for (let number = start; number < answers; number += stride) yield `${JSON.stringify(record(number, random()))}\n`;
  }
}

function record(number: number, chance: number): PredictionRecord {
  const label = CATEGORIES[number % CATEGORIES.length] ?? 'other';
  const category = chance < 0.8 ? label : (CATEGORIES[Math.floor(chance * 1e6) % CATEGORIES.length] ?? label);
  return {
    ticketId: `ticket-${number}`,
    repeat: 0,
    contentSha256: (number * 2654435761).toString(16).padStart(16, '0').slice(-16),
    status: 'answered',
    category,
    confidence: 0.8,
    reasoning: `It is ${category}, as the customer says that it is so and the agent agrees with it. `.repeat(4),
    problem: null,
    reply: null,
    label,
    incidentId: number % 3 === 0 ? null : `incident-${Math.floor(number / 3)}`,
    examples: [],
    tags: number % 10 === 0 ? ['long'] : [],
    product: `product-${number % 12}`,
    language: 'latin',
    createdAt: '2025-03-02T09:12:00Z',
    calls: 1,
    cachedCalls: 0,
    usage: { inputTokens: 1000, outputTokens: 100 },
    costUsd: 0,
    durationMs: 1,
    attempt: 1,
  };
}

function manifest(answers: number): RunManifest {
  const hash = '0'.repeat(64);
  return {
    version: 1,
    identity: {
      kind: 'eval',
      pipelineSha256: null,
      tickitVersion: '0.1.0',
      datasetSha256: hash,
      seed: 1,
      repeats: 1,
      limit: null,
      sample: null,
      split: null,
      where: [],
      pipeline: 'cot',
      model: 'none',
      modelHost: null,
      temperature: null,
      modelFingerprint: null,
      promptHashes: { cot: hash },
      categoriesHash: hash,
      trainingSha256: null,
      examples: null,
    },
    command: 'bench',
    dataset: { path: 'load.jsonl', records: answers, rejected: 0, unlabelled: 0, selected: answers },
    categories: CATEGORIES.map((name) => ({ name, escalates: name !== 'other', team: null })),
    startedAt: '2025-03-02T09:00:00.000Z',
    finishedAt: '2025-03-02T10:00:00.000Z',
  };
}
