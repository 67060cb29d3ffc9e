import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { messageOf, ModelError, type ModelErrorKind } from '../errors.ts';
import { redact } from '../util/redact.ts';

/** How a connection breaks that was there. All else (no route, no such host, a bad certificate) would happen again. */
const BROKEN_CONNECTION = /^(?:ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|UND_ERR_.*)$/;

const HINTS: Partial<Record<ModelErrorKind, string>> = {
  unauthorized: 'Check the API key and what it may use.',
  unknown_model: 'Check the model name and the base URL.',
  unreachable: 'Check the base URL and that the server is running.',
  quota: 'Check the plan and billing of the account.',
};

/** Any failure of a call as a ModelError, naming the host and holding no key. */
export function toModelError(error: unknown, { host, apiKey }: { host: string; apiKey: string }): ModelError {
  if (error instanceof ModelError) return error;
  const kind = kindOf(error);
  const message = redact(`${host}: ${describe(error)}`, [apiKey]);
  // The cause is left out: its headers hold the key.
  return new ModelError(kind, message, { hint: HINTS[kind] });
}

function kindOf(error: unknown): ModelErrorKind {
  if (error instanceof APIConnectionTimeoutError) return 'timeout';
  if (error instanceof APIConnectionError) return isBroken(error) ? 'server' : 'unreachable';
  if (!(error instanceof APIError)) return 'server';
  return kindOfStatus(Number(error.status), error.code ?? null);
}

function kindOfStatus(status: number, code: string | null): ModelErrorKind {
  if (status === 402 || code === 'insufficient_quota') return 'quota';
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 404) return 'unknown_model';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate_limited';
  if (status >= 400 && status < 500 && status !== 409) return 'rejected';
  return 'server';
}

const isBroken = (error: APIConnectionError): boolean => causeCodes(error).some((code) => BROKEN_CONNECTION.test(code));

function causeCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...own, ...causeCodes(error.cause)];
}

function describe(error: unknown): string {
  const codes = causeCodes(error);
  const text = messageOf(error).replaceAll(/\s+/g, ' ').slice(0, 300);
  return codes.length === 0 ? text : `${text} (${codes.join(', ')})`;
}
