import http from 'node:http';
import https from 'node:https';
import { readBody } from './body.ts';
import { toResponse, type PlainResponse } from './response.ts';

/** What of fetch the client of the `openai` package needs. */
export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<PlainResponse>;

export interface TransportOptions {
  /** All headers that are sent, beside those which say how long the body is. */
  headers: Record<string, string>;
  /** The most connections at once. */
  connections: number;
}

/**
 * A fetch over the agents of node:http and node:https, which keep connections open and to the limit, and cost a fraction of
 * the built-in one. It resolves when the whole reply is there, so that a time limit on it holds for the body as well. What it is
 * given beside URL, method, body and signal is left out, and a redirect is an error, as it would carry ticket text to a host that
 * nobody named.
 */
export function createFetch({ headers, connections }: TransportOptions): Fetch {
  const options = { keepAlive: true, maxSockets: connections };
  const agents = { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
  return async (target, { method = 'GET', body, signal } = {}) => {
    const url = new URL(target instanceof Request ? target.url : target);
    signal?.throwIfAborted();
    const payload = typeof body === 'string' ? Buffer.from(body) : Buffer.alloc(0);
    const isSecure = url.protocol === 'https:';
    const request = (isSecure ? https : http).request(url, {
      method,
      agent: agents[isSecure ? 'https:' : 'http:'],
      headers: { ...headers, 'accept-encoding': 'identity', 'content-length': payload.length },
    });
    const abort = (): void => void request.destroy(signal?.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return toResponse(...(await exchange(request, payload)));
    } catch (error) {
      request.destroy();
      // A reply that is cut off by an abort looks like a broken connection.
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  };
}

type Exchanged = [http.IncomingMessage, Buffer];

function exchange(request: http.ClientRequest, payload: Buffer): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      readBody(response).then((body) => resolve([response, body]), reject);
    });
    request.end(payload);
  });
}
