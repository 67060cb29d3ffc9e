import type { IncomingMessage } from 'node:http';

const REDIRECTS = [301, 302, 303, 307, 308];

/** As fetch gives it. Throws for a redirect, and for a status that is none of a reply. */
export function toResponse(message: IncomingMessage, body: Buffer): Response {
  const { statusCode: status = 0, statusMessage: statusText = '', headersDistinct } = message;
  if (REDIRECTS.includes(status)) throw new Error(`expected a reply, got a redirect (HTTP ${status})`);
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const isEmpty = status === 204 || status === 205 || status === 304;
  return new Response(isEmpty ? null : body, { status, statusText, headers });
}
