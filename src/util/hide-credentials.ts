/** A text that may be an address, without the name and password that may stand in it. */
export const hideCredentials = (text: string): string => text.replace(/\/\/[^/]*@/, '//[redacted]@');
