import { describe } from 'vitest';
import { createCallAccount } from '../../src/models/account.ts';
import { openCassette } from '../../src/models/cache/cassette.ts';
import { cacheChat } from '../../src/models/cache/chat-cache.ts';
import { createGuard } from '../../src/models/guard.ts';
import { createLimiter } from '../../src/models/limit/limiter.ts';
import type { Guard } from '../../src/models/send.ts';
import type { ChatModel } from '../../src/models/types.ts';
import { systemClock as clock } from '../../src/util/clock.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { chatModelContract } from './contract.ts';
import { openAi, REQUEST } from './request.ts';

function guarded(): Guard {
  const { budget, onAttempt } = createCallAccount({ maxCalls: 100, maxCostUsd: 1 });
  const limiter = createLimiter({ rpm: 60_000, tpm: 10_000_000, concurrency: 4, maxPauseMs: 1000, clock });
  return createGuard({
    kind: 'chat',
    model: 'gpt-test',
    host: null,
    price: { input: 1, output: 1 },
    limiter,
    budget,
    onAttempt,
    maxRetries: 1,
    maxWaitMs: 1000,
    clock,
    random: () => 0,
  });
}

describe.each([{ isCached: false }, { isCached: true }])(
  'the openai model with its guard, cached: $isCached',
  ({ isCached }) => {
    chatModelContract(async (use) => {
      await using folder = tempFolder();
      await using server = await startServer();
      await using failing = await startServer(() => replies.brokenJson());
      await using slow = await startServer(() => replies.stall());
      const model = (baseUrl: string): ChatModel => {
        const direct = openAi(baseUrl, { guard: guarded() });
        if (!isCached) return direct;
        return cacheChat(direct, null, { cassette: openCassette(folder.at('cache.jsonl')), isOffline: false });
      };
      await use({
        id: 'gpt-test',
        host: server.host,
        model: model(server.baseUrl),
        request: REQUEST,
        failing: { model: model(failing.baseUrl), request: REQUEST },
        slow: { model: model(slow.baseUrl), begun: () => slow.arrived(1) },
      });
    });
  },
);
