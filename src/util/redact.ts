/** Shorter ones would hit plain words. */
const SHORTEST = 4;

/** The text with every occurrence of a secret replaced; secrets under four characters are left. */
export function redact(text: string, secrets: readonly string[]): string {
  // The longest first, as one may begin like another.
  const known = secrets.filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
  return known.reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text);
}
