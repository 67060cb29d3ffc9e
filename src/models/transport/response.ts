import type { IncomingMessage } from 'node:http';

const REDIRECTS = [301, 302, 303, 307, 308];

const UTF8 = new TextDecoder();

/** A server that says something, and no reply. */
export class NoReplyError extends Error {}

/** What of a fetch response is read here and in the `openai` package; the built-in one takes longer to make than a request. */
export interface PlainResponse {
  status: number;
  ok: boolean;
  headers: PlainHeaders;
  /** Without a byte order mark. */
  text: () => string;
}

/** Names are lower case. */
export interface PlainHeaders {
  /** Several values of one name stand side by side, with commas; null for none. */
  get(name: string): string | null;
}

/** Throws NoReplyError for a redirect. */
export function toResponse(message: IncomingMessage, body: Buffer): PlainResponse {
  const { statusCode: status = 0, headersDistinct } = message;
  if (REDIRECTS.includes(status)) throw new NoReplyError(`expected a reply, got a redirect (HTTP ${status})`);
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name) => headersDistinct[name]?.join(', ') ?? null },
    text: () => UTF8.decode(body),
  };
}
