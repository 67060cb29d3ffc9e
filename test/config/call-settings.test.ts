import { afterEach, describe, expect, it, vi } from 'vitest';
import { callSettings } from '../../src/config/call-settings.ts';
import { guardFor, shareCalls } from '../../src/config/shared-calls.ts';

afterEach(() => vi.unstubAllEnvs());

describe('TICKIT_OFFLINE', () => {
  it.each(['0', 'false', 'no', ' No ', 'FALSE', ''])('of %j makes calls', (value) => {
    vi.stubEnv('TICKIT_OFFLINE', value);
    expect(callSettings({}, {}, null).isOffline).toBe(false);
    expect(callSettings({ offline: true }, {}, null).isOffline).toBe(true);
  });

  it.each(['1', 'true', 'yes', 'on'])('of %j makes none', (value) => {
    vi.stubEnv('TICKIT_OFFLINE', value);
    expect(callSettings({}, {}, null).isOffline).toBe(true);
  });
});

it('without a word nothing is kept, nothing is limited, and patience has an end', () => {
  vi.stubEnv('TICKIT_OFFLINE', '');
  expect(callSettings({}, {}, null)).toEqual({
    cache: null,
    isOffline: false,
    maxCostUsd: null,
    maxCostFrom: null,
    maxCalls: null,
    maxRetries: 5,
    maxWaitMs: 600_000,
    timeoutMs: 120_000,
  });
});

it('flags win over the configuration, a 0 of either included', () => {
  const limits = { maxCost: 5, maxCalls: 7, maxRetries: 3, maxWaitSeconds: 0, timeoutSeconds: 2 };
  const flags = { maxCost: 0, maxRetries: 0 };
  expect(callSettings(flags, { limits, cache: 'replies.jsonl' }, '/project/tickit.config.yaml')).toMatchObject({
    cache: '/project/replies.jsonl',
    maxCostUsd: 0,
    maxCalls: 7,
    maxRetries: 0,
    maxWaitMs: 0,
    timeoutMs: 2000,
  });
});

it.each([
  { name: 'the flag', flags: { maxCost: 2 }, env: '', from: '--max-cost' },
  { name: 'the flag, over the environment', flags: { maxCost: 2 }, env: '3', from: '--max-cost' },
  // Commander hands over the variable as if it were the flag.
  { name: 'the environment', flags: { maxCost: 3 }, env: '3', from: 'TICKIT_MAX_COST' },
  { name: 'the configuration', flags: {}, env: '', from: 'tickit.config.yaml: limits.maxCost' },
])('a cost limit of $name is known to be its own, where a model has no price', ({ flags, env, from }) => {
  vi.stubEnv('TICKIT_MAX_COST', env);
  const settings = callSettings(flags, { limits: { maxCost: 5 } }, 'tickit.config.yaml');
  const endpoint = { provider: 'openai' as const, model: 'm' };
  const guarded = {
    kind: 'chat' as const,
    name: 'mine',
    host: 'models.test',
    endpoint,
    concurrency: 1,
  };
  expect(settings.maxCostFrom).toBe(from);
  expect(() => guardFor(guarded, shareCalls(settings))).toThrow(
    `${from}: the configuration states no price for "mine"`,
  );
});
