import OpenAI, { type ClientOptions as OpenAiOptions } from 'openai';
import { requestHeaders, type Account } from './openai-headers.ts';
import { createFetch, type Fetch } from './transport/fetch.ts';

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
  return new PlainClient(send, {
    baseURL: baseUrl,
    // It insists on some key; the real one is among the headers.
    apiKey: 'none',
    // Retries belong to a wrapper that the rate limit sees.
    maxRetries: 0,
    timeout: timeoutMs ?? TIMEOUT_MS,
    logLevel: 'off',
    // Else it reads the environment's, which are not sent, and fails when no header takes them.
    organization: null,
    project: null,
  });
}

const NO_HEADERS = new Headers();

type ClientRequest = Parameters<OpenAI['buildRequest']>[0];

/**
 * Leaves headers, time limit and abort to the transport. What the package does about them would take longer than the request, and
 * its headers would not be sent.
 */
class PlainClient extends OpenAI {
  readonly #send: Fetch;

  constructor(send: Fetch, options: OpenAiOptions) {
    super(options);
    this.#send = send;
  }

  override buildRequest({ method, path, defaultBaseURL, body, signal }: ClientRequest) {
    const req = { method, headers: NO_HEADERS, body: JSON.stringify(body), signal: signal ?? null };
    return Promise.resolve({ req, url: this.buildURL(path, null, defaultBaseURL), timeout: this.timeout });
  }

  override fetchWithTimeout(url: string, { method, body, signal }: RequestInit, timeoutMs: number): Promise<Response> {
    const response = this.#send(url, { method: method?.toUpperCase(), body: body as string, signal, timeoutMs });
    // It reads no more of a response than there is.
    return response as Promise<unknown> as Promise<Response>;
  }
}
