import { afterEach, describe, expect, it, vi } from 'vitest';
import { callSettings } from '../../src/config/call-settings.ts';

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
