import OpenAI, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIPromise,
  type ClientOptions as OpenAiOptions,
} from 'openai';
import { requestHeaders, type Account } from './openai-headers.ts';
import { createFetch, TimeoutError, type Fetch } from './transport/fetch.ts';
import { NoReplyError, type PlainResponse } from './transport/response.ts';

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

type RequestOptions = Awaited<Parameters<OpenAI['request']>[0]>;
type Exchange = Awaited<ConstructorParameters<typeof APIPromise>[1]>;

/**
 * Leaves headers, time limit and abort to the transport, and the reply to whoever asked: `asResponse` alone gives it. What the package does about
 * them, and to log a call that nobody reads of, would take longer than the request, and its headers would not be sent. Lists alone go
 * another way in the package; none is asked for.
 */
class PlainClient extends OpenAI {
  readonly #send: Fetch;
  readonly #urlOf: (path: string) => string;

  constructor(send: Fetch, options: OpenAiOptions & { baseURL: string }) {
    super(options);
    this.#send = send;
    this.#urlOf = urlsBelow(options.baseURL);
  }

  override request<Reply>(options: RequestOptions | Promise<RequestOptions>): APIPromise<Reply> {
    return new APIPromise<Reply>(this, this.#exchange(options));
  }

  async #exchange(given: RequestOptions | Promise<RequestOptions>): Promise<Exchange> {
    const options = await given;
    const { method, path, body, signal } = options;
    const init = { method: method.toUpperCase(), body: JSON.stringify(body), signal, timeoutMs: this.timeout };
    const response = await this.#send(this.#urlOf(path), init).catch(toConnectionError);
    if (!response.ok) throw this.#statusError(response);
    return { ...UNUSED, options, response: response as unknown as Response };
  }

  #statusError(response: PlainResponse): Error {
    const text = response.text();
    const error = parseJson(text);
    const headers = response.headers as unknown as Headers;
    return this.makeStatusError(response.status, error as object, error ? undefined : text, headers);
  }
}

/** A path is put behind that of the base URL, and before what is asked with every request. */
function urlsBelow(baseUrl: string): (path: string) => string {
  const url = new URL(baseUrl);
  const { search } = url;
  url.search = '';
  url.hash = '';
  const base = url.href.replace(/\/+$/, '');
  return (path) => `${base}${path}${search}`;
}

/** What the package would tell in its log, or end a stream with. */
const UNUSED = { controller: new AbortController(), requestLogID: '', retryOfRequestLogID: undefined, startTime: 0 };

function toConnectionError(error: Error): never {
  if (error instanceof TimeoutError) throw new APIConnectionTimeoutError();
  // What other errors say differs from one system to another; their codes are shown.
  const said = error instanceof NoReplyError ? { message: error.message } : {};
  throw new APIConnectionError({ ...said, cause: error });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
