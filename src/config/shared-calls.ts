import { UsageError } from '../errors.ts';
import { createCallAccount, type CallAccount } from '../models/account.ts';
import { openCassette } from '../models/cache/cassette.ts';
import type { CacheOptions } from '../models/cache/chat-cache.ts';
import type { CallKind } from '../models/call-kind.ts';
import { createGuard } from '../models/guard.ts';
import { createLimiter } from '../models/limit/limiter.ts';
import type { Guard } from '../models/send.ts';
import { systemClock } from '../util/clock.ts';
import { makeRoomForCalls } from '../util/flat-memory.ts';
import type { CallSettings } from './call-settings.ts';
import type { EndpointSettings } from './schema.ts';

/** What all models and embedders of a command share: one budget, one log, one cache. */
export interface SharedCalls {
  settings: CallSettings;
  account: CallAccount;
  /** Null for no cache; the file is opened when first asked for. */
  cache(): CacheOptions | null;
}

/** Throws UsageError for settings that can not be met together. */
export function shareCalls(settings: CallSettings): SharedCalls {
  const { cache: file, isOffline } = settings;
  let cache: CacheOptions | null = null;
  return {
    settings,
    account: createCallAccount(settings),
    cache: () => {
      if (file !== null) cache ??= { cassette: openCassette(file), isOffline };
      else if (isOffline)
        throw new UsageError('--offline: expected a cache to answer from', { hint: 'Name it with --cache.' });
      return cache;
    },
  };
}

interface Guarded {
  kind: CallKind;
  /** As the configuration calls it. */
  name: string;
  host: string;
  endpoint: EndpointSettings;
  concurrency: number;
}

/** What stands between a model and its endpoint. Throws UsageError when a cost limit can not be kept. */
export function guardFor({ kind, name, host, endpoint, concurrency }: Guarded, shared: SharedCalls): Guard {
  const { settings, account } = shared;
  const { model, rpm = null, tpm = null, price = null } = endpoint;
  if (settings.maxCostUsd !== null && price === null && !settings.isOffline) {
    throw new UsageError(`${settings.maxCostFrom}: the configuration states no price for "${name}"`, {
      hint: 'Add price: { input: …, output: … }, in US dollars per million tokens, or limit calls instead.',
    });
  }
  makeRoomForCalls();
  const { maxRetries, maxWaitMs } = settings;
  const limiter = createLimiter({ rpm, tpm, concurrency, maxPauseMs: maxWaitMs, clock: systemClock });
  account.watch(limiter);
  return createGuard({
    kind,
    model,
    host,
    price,
    limiter,
    budget: account.budget,
    onAttempt: account.onAttempt,
    maxRetries,
    maxWaitMs,
    clock: systemClock,
    random: Math.random,
  });
}
