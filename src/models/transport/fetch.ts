import http from 'node:http';
import https from 'node:https';
import { LONGEST_TIMER_MS } from '../../util/clock.ts';
import { addressOf, type Address } from './address.ts';
import { readBody } from './body.ts';
import { NoReplyError, toResponse, type PlainResponse } from './response.ts';

export interface FetchInit {
  method?: string | undefined;
  body?: string;
  signal?: AbortSignal | null | undefined;
  /** Milliseconds within which the whole reply must be there; no limit when left out. */
  timeoutMs?: number;
}

/** No whole reply came in time. */
export class TimeoutError extends Error {}

/** What of fetch the client of the `openai` package needs. */
export type Fetch = (url: string, init?: FetchInit) => Promise<PlainResponse>;

export interface TransportOptions {
  /** All headers that are sent, beside those which say how long the body is. */
  headers: Record<string, string>;
  /** The most connections at once. */
  connections: number;
}

/**
 * A fetch over the agents of node:http and node:https, which keep connections open and to the limit, and cost a fraction of
 * the built-in one. It resolves when the whole reply is there, so that a time limit on it holds for the body as well. A redirect is
 * an error, as it would carry ticket text to a host that nobody named.
 */
export function createFetch({ headers, connections }: TransportOptions): Fetch {
  const options = { keepAlive: true, maxSockets: connections };
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  const hasAuthorization = 'authorization' in headers;
  const shared = Object.entries({ ...headers, 'accept-encoding': 'identity' }).flat();
  const addresses = new Map<string, Address>();
  const addressFor = (url: string): Address => {
    const address = addresses.get(url) ?? addressOf(url, hasAuthorization);
    addresses.set(url, address);
    return address;
  };
  return async (url, { method = 'GET', body = '', signal, timeoutMs } = {}) => {
    signal?.throwIfAborted();
    const address = addressFor(url);
    const request = address.request({
      ...address.options,
      method,
      agent: address.isSecure ? agents.https : agents.http,
      // A list, and a body of text, are sent as they are, in one piece.
      headers: [...address.headers, ...shared, 'content-length', String(Buffer.byteLength(body))],
    });
    const reply = exchange(request, body);
    const abort = (): void => reply.giveUp(signal?.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => reply.giveUp(timedOut(timeoutMs)), Math.min(timeoutMs, LONGEST_TIMER_MS));
    try {
      return toResponse(...(await reply.whole));
    } catch (error) {
      request.destroy();
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  };
}

const timedOut = (timeoutMs: number): TimeoutError => new TimeoutError(`timed out after ${timeoutMs} ms`);

interface Exchange {
  /** The whole reply. */
  whole: Promise<[http.IncomingMessage, Buffer]>;
  /** Rejects it, whatever the request is waiting for: one that is given up half-way looks like a broken connection, or like nothing. */
  giveUp: (reason: Error) => void;
}

function exchange(request: http.ClientRequest, body: string): Exchange {
  let giveUp: Exchange['giveUp'] = () => undefined;
  const whole: Exchange['whole'] = new Promise((resolve, reject) => {
    giveUp = reject;
    request.on('error', reject);
    // Without a listener the request would end, and say nothing.
    request.on('upgrade', (_, socket) => {
      socket.destroy();
      reject(new NoReplyError('expected a reply, got a switch of protocols'));
    });
    request.on('response', (response) => {
      readBody(response).then((body) => resolve([response, body]), reject);
    });
    request.end(body);
  });
  return { whole, giveUp };
}
