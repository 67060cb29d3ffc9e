import { describe, expect, it } from 'vitest';
import { openCassette } from '../../../src/models/cache/cassette.ts';
import { knownReplies } from '../../../src/models/cache/known-replies.ts';
import { cacheChat } from '../../../src/models/cache/chat-cache.ts';
import type { ChatModel } from '../../../src/models/types.ts';
import { createRehearsal, nothingAsked, type AskedBefore } from '../../../src/runs/plan/rehearsal.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { replyOf, REQUEST } from '../../models/request.ts';

const options = { signal: new AbortController().signal };
const MODEL: ChatModel = { id: 'm', host: 'models.test', complete: () => Promise.resolve(replyOf({ text: 'known' })) };
const OTHER = { ...REQUEST, repeat: 1 };

/** A rehearsal with a cache that holds the reply to REQUEST. */
async function withCache(file: string, asked: AskedBefore = nothingAsked()) {
  const cassette = openCassette(file);
  await cacheChat(MODEL, null, { cassette, isOffline: false }).complete(REQUEST, options);
  const known = knownReplies(MODEL, null, cassette);
  return createRehearsal({ model: MODEL, known, asked, countTokens: (text) => text.length });
}

// 'Answer with JSON.' and 'the volume is gone'
const TOKENS = 17 + 18;

describe('with a cache', () => {
  it('what it holds is answered from there and takes nothing', async () => {
    await using folder = tempFolder();
    const rehearsal = await withCache(folder.at('cache.jsonl'));
    await rehearsal.play('low', async () => {
      expect(await rehearsal.model.complete(REQUEST, options)).toMatchObject({ text: 'known', isCached: true });
    });
    expect(rehearsal.tallies.low).toEqual({ calls: 1, cachedCalls: 1, inputTokens: 0 });
    expect(rehearsal.tallies.high.calls).toBe(0);
  });

  it('what was asked before is there by then, in the same scenario, also for the next run', async () => {
    await using folder = tempFolder();
    const asked = nothingAsked();
    const ask = async (scenario: 'low' | 'high') => {
      const rehearsal = await withCache(folder.at('cache.jsonl'), asked);
      await rehearsal.play(scenario, () => rehearsal.model.complete(OTHER, options));
      return rehearsal.tallies[scenario];
    };
    expect(await ask('low')).toEqual({ calls: 1, cachedCalls: 0, inputTokens: TOKENS });
    expect(await ask('low')).toEqual({ calls: 1, cachedCalls: 1, inputTokens: 0 });
    expect(await ask('high')).toEqual({ calls: 1, cachedCalls: 0, inputTokens: TOKENS });
  });
});

it('without one the same question is paid for every time', async () => {
  const rehearsal = createRehearsal({
    model: MODEL,
    known: null,
    asked: nothingAsked(),
    countTokens: (text) => text.length,
  });
  for (let time = 0; time < 3; time++) {
    await rehearsal.play('expected', () => rehearsal.model.complete(REQUEST, options));
  }
  expect(rehearsal.tallies.expected).toEqual({ calls: 3, cachedCalls: 0, inputTokens: 3 * TOKENS });
});
