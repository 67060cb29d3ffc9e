import type { IncomingMessage } from 'node:http';

const REDIRECTS = [301, 302, 303, 307, 308];

const UTF8 = new TextDecoder();

/** What of a fetch response the client of the `openai` package and we read; the built-in one takes longer to make than a request. */
export interface PlainResponse {
  status: number;
  ok: boolean;
  statusText: string;
  headers: PlainHeaders;
  text: () => Promise<string>;
  json: () => Promise<unknown>;
}

/** Names are lower case. */
export interface PlainHeaders {
  /** Several values of one name stand side by side, with commas; null for none. */
  get(name: string): string | null;
  entries(): Iterable<[string, string]>;
}

/** Throws for a redirect. */
export function toResponse(message: IncomingMessage, body: Buffer): PlainResponse {
  const { statusCode: status = 0, statusMessage: statusText = '', headersDistinct } = message;
  if (REDIRECTS.includes(status)) throw new Error(`expected a reply, got a redirect (HTTP ${status})`);
  const text = (): string => UTF8.decode(body);
  return {
    status,
    ok: status >= 200 && status < 300,
    statusText,
    headers: toHeaders(headersDistinct),
    text: () => Promise.resolve().then(text),
    json: () => Promise.resolve().then(() => JSON.parse(text()) as unknown),
  };
}

function toHeaders(distinct: IncomingMessage['headersDistinct']): PlainHeaders {
  const get = (name: string): string | null => distinct[name]?.join(', ') ?? null;
  return { get, entries: () => Object.keys(distinct).map((name) => [name, get(name) ?? '']) };
}
