/**
 * A text that may be an address, or be meant as one, without the name and password that may stand in it: all up to the last `@`,
 * as a password may hold what ends it in an address.
 */
export const hideCredentials = (text: string): string =>
  text.replace(/^("?(?:[a-z][a-z+.-]*:\/\/)?).*@/is, '$1[redacted]@');
