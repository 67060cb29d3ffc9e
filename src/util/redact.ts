/** Shorter ones would hit plain words. */
const SHORTEST = 4;

/**
 * The text with every occurrence of a secret replaced, also as JSON writes it; secrets under four characters are left.
 * Cut a text afterwards, never before: part of a secret is not recognized.
 */
export function redact(text: string, secrets: readonly string[]): string {
  // The longest first, as one may begin like another.
  const known = secrets
    .filter(({ length }) => length >= SHORTEST)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .sort((a, b) => b.length - a.length);
  return known.reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text);
}
