import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { messageOf, ModelError, type FailedResponse, type ModelErrorKind } from '../errors.ts';
import type { WithoutKey } from './openai-headers.ts';
import { requestIdOf, retryAfterMs } from './openai-notice.ts';
import type { PlainResponse } from './transport/response.ts';

/** How a connection breaks that was there, or what it carried. All else (no route, no such host, a bad certificate) would happen again. */
const BROKEN_CONNECTION = /^(?:ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EMSGSIZE|HPE_.*|Z_.*)$/;

/** Characters of a server's message that are shown. */
const LONGEST = 300;

const HINTS: Partial<Record<ModelErrorKind, string>> = {
  unauthorized: 'Check the API key and what it may use.',
  unknown_model: 'Check the model name and the base URL.',
  unreachable: 'Check the base URL and that the server is running.',
  quota: 'Check the plan and billing of the account.',
};

interface Asked {
  host: string;
  withoutKey: WithoutKey;
  /** The reply that can't be read; null when none came. */
  came: PlainResponse | null;
}

/** Any failure of a call as a ModelError, naming the host and holding no key. */
export function toModelError(error: unknown, { host, withoutKey, came }: Asked): ModelError {
  const kind = kindOf(error);
  // The cause is left out: a server may have repeated the key in it.
  return new ModelError(kind, `${host}: ${describe(error, withoutKey)}`, {
    hint: HINTS[kind],
    response: responseOf(error, withoutKey, came),
  });
}

function responseOf(error: unknown, withoutKey: WithoutKey, came: PlainResponse | null): FailedResponse | null {
  if (came !== null)
    return { status: came.status, requestId: requestIdOf(came.headers, withoutKey), retryAfterMs: null };
  if (!(error instanceof APIError) || error.headers === undefined) return null;
  const headers = error.headers as Headers;
  return {
    status: Number(error.status),
    requestId: requestIdOf(headers, withoutKey),
    retryAfterMs: retryAfterMs(headers, Date.now()),
  };
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

function describe(error: unknown, withoutKey: WithoutKey): string {
  // Cut last, as the beginning of a key is not recognized.
  const text = withoutKey(textOf(error)).replaceAll(/\s+/g, ' ').slice(0, LONGEST);
  const codes = withoutKey(causeCodes(error).join(', '));
  return codes === '' ? text : `${text} (${codes})`;
}

/** The message; not that of a JSON parser, which quotes the reply in pieces that may begin or end within a key. */
const textOf = (error: unknown): string =>
  error instanceof SyntaxError ? 'expected JSON, got something else or half of it' : messageOf(error);
