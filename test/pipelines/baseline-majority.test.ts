import { expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { baselineMajority } from '../../src/pipelines/baseline-majority.ts';
import { conversation } from '../prompts/build.ts';
import { makeTicket } from '../runs/build.ts';

function create(labels: readonly (string | null)[]) {
  async function* trainingTickets() {
    for (const [index, label] of labels.entries()) {
      await Promise.resolve();
      yield makeTicket({ id: `T-${index}`, gold: { label } });
    }
  }
  return baselineMajority.create({
    model: null,
    categories: [],
    prompts: new Map(),
    trainingTickets,
    examples: { select: 'similar', count: 4 },
  });
}

const PROVENANCE = { id: 'T-9', customer: null, incidentId: null, createdAt: null };
const OPTIONS = { signal: new AbortController().signal, repeat: 0, provenance: PROVENANCE };

it('answers the most frequent label with its share, and makes no call', async () => {
  const pipeline = await create(['other', 'failure', 'failure', 'loss', 'failure']);
  expect(pipeline.preview(conversation(), PROVENANCE)).toBeNull();
  expect(await pipeline.predict(conversation(), OPTIONS)).toMatchObject({
    status: 'answered',
    category: 'failure',
    confidence: 3 / 5,
    calls: 0,
    usage: { inputTokens: 0, outputTokens: 0 },
  });
});

it.each([
  ['a tie', ['zeta', 'alpha', 'zeta', 'alpha'], 'alpha', 1 / 2],
  ['a tie the other way round', ['alpha', 'zeta', 'zeta', 'alpha'], 'alpha', 1 / 2],
  ['tickets without a label', [null, null, null, 'other'], 'other', 1],
])('%s gives %j → %s', async (_, labels, category, confidence) => {
  const pipeline = await create(labels);
  expect(await pipeline.predict(conversation(), OPTIONS)).toMatchObject({ category, confidence });
});

it.each([
  ['no ticket', []],
  ['no labelled ticket', [null, null]],
])('%s to learn from is a usage error', async (_, labels) => {
  await expect(create(labels)).rejects.toBeInstanceOf(UsageError);
});
