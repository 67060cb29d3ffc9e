import http from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';

/** Where requests of one URL go, ready for node:http. */
export interface Address {
  /** Begins a request of the URL's protocol. */
  request: typeof http.request;
  isSecure: boolean;
  options: http.RequestOptions;
  /** Names and values in turn, in the form of `rawHeaders`. */
  headers: readonly string[];
}

/** Takes an http or https URL apart. Credentials in it become a header unless `hasAuthorization`. Throws TypeError for no URL. */
export function addressOf(text: string, hasAuthorization: boolean): Address {
  const url = new URL(text);
  const isSecure = url.protocol === 'https:';
  const { auth, hostname, port, path } = urlToHttpOptions(url);
  const credentials =
    auth && !hasAuthorization ? ['authorization', `Basic ${Buffer.from(auth).toString('base64')}`] : [];
  return {
    request: isSecure ? https.request : http.request,
    isSecure,
    options: { hostname, port, path },
    headers: ['host', url.host, ...credentials],
  };
}
