/**
 * How an endpoint is called in logs, reports and caches: by its host, and by its path where that is not the usual one, as a gateway serves
 * several models of one name on one host. Throws TypeError for no URL.
 */
export function endpointName(baseUrl: string): string {
  const { host, pathname } = new URL(baseUrl);
  const path = pathname.replace(/\/+$/, '');
  return path === '' || path === '/v1' ? host : `${host}${path}`;
}
