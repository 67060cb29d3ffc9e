import path from 'node:path';
import { UsageError } from '../errors.ts';
import type { Config } from './schema.ts';

/** What the flags and the environment say of calls; undefined where they say nothing. Times in seconds. */
export interface CallFlags {
  cache?: string | undefined;
  offline?: boolean | undefined;
  maxCost?: number | undefined;
  maxCalls?: number | undefined;
  maxRetries?: number | undefined;
  maxWait?: number | undefined;
  timeout?: number | undefined;
}

/** How calls are made; null for no cache and no limit. */
export interface CallSettings {
  /** File in which replies are kept. */
  cache: string | null;
  /** Whether only what the cache holds may be used. */
  isOffline: boolean;
  maxCostUsd: number | null;
  /** The flag, variable or setting that says so; null for none. */
  maxCostFrom: string | null;
  maxCalls: number | null;
  /** Tries after the first. */
  maxRetries: number;
  /** How long a call may wait because the endpoint says so. */
  maxWaitMs: number;
  /** Until a request without a whole reply is given up. */
  timeoutMs: number;
}

const DEFAULTS = { maxRetries: 5, maxWaitSeconds: 600, timeoutSeconds: 120 } as const;

/** Flag > environment > configuration file > default. Without a word about it nothing is kept and nothing limited. */
export function callSettings(flags: CallFlags, config: Config, configPath: string | null): CallSettings {
  const { cache, limits = {} } = config;
  return {
    cache: flags.cache ?? (cache === undefined ? null : path.resolve(path.dirname(configPath ?? ''), cache)),
    isOffline: flags.offline ?? isSwitchedOn('TICKIT_OFFLINE'),
    maxCostUsd: flags.maxCost ?? limits.maxCost ?? null,
    maxCostFrom: costLimitOrigin(flags, limits, configPath),
    maxCalls: flags.maxCalls ?? limits.maxCalls ?? null,
    ...patience(flags, limits),
  };
}

const OFF = ['', '0', 'false', 'no', 'off'];
const ON = ['1', 'true', 'yes', 'on'];

/** A switch in the environment. Throws UsageError for a word that is neither on nor off. */
function isSwitchedOn(name: string): boolean {
  const value = (process.env[name] ?? '').trim().toLowerCase();
  if (OFF.includes(value) || ON.includes(value)) return ON.includes(value);
  throw new UsageError(`${name}: expected ${ON[0]} or 0, got ${JSON.stringify(process.env[name])}`);
}

type Limits = NonNullable<Config['limits']>;

function costLimitOrigin({ maxCost }: CallFlags, limits: Limits, configPath: string | null): string | null {
  // What the environment says comes as the flag.
  if (maxCost !== undefined) return maxCost === Number(process.env.TICKIT_MAX_COST) ? 'TICKIT_MAX_COST' : '--max-cost';
  return limits.maxCost === undefined ? null : `${configPath ?? 'configuration'}: limits.maxCost`;
}

function patience({ maxRetries, maxWait, timeout }: CallFlags, limits: Limits) {
  return {
    maxRetries: maxRetries ?? limits.maxRetries ?? DEFAULTS.maxRetries,
    maxWaitMs: 1000 * (maxWait ?? limits.maxWaitSeconds ?? DEFAULTS.maxWaitSeconds),
    timeoutMs: 1000 * (timeout ?? limits.timeoutSeconds ?? DEFAULTS.timeoutSeconds),
  };
}
