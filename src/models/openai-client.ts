import OpenAI from 'openai';
import { requestHeaders, type Account } from './openai-headers.ts';
import { createFetch } from './transport/fetch.ts';

const TIMEOUT_MS = 120_000;

export interface ClientOptions {
  /** Up to and including the version, such as `http://127.0.0.1:8000/v1`. */
  baseUrl: string;
  account: Account;
  /** Milliseconds until a request without a whole reply is given up; two minutes when left out. */
  timeoutMs?: number;
  /** The most connections at once; no limit when left out. */
  connections?: number;
}

/** A client that sends what it is told to, once, to the named host, and nothing of this machine. */
export function createClient({ baseUrl, account, timeoutMs, connections }: ClientOptions): OpenAI {
  const send = createFetch({ headers: requestHeaders(account), connections: connections ?? Infinity });
  return new OpenAI({
    baseURL: baseUrl,
    // It insists on some key; the real one is among the headers.
    apiKey: 'none',
    // It reads no more of a response than there is.
    fetch: send as unknown as typeof fetch,
    // Retries belong to a wrapper that the rate limit sees.
    maxRetries: 0,
    timeout: timeoutMs ?? TIMEOUT_MS,
    logLevel: 'off',
    // Else it reads the environment's, which are not sent, and fails when no header takes them.
    organization: null,
    project: null,
  });
}
