/** The text with every occurrence of a secret replaced. Secrets under four characters are left: they would hit plain words. */
export function redact(text: string, secrets: readonly (string | undefined)[]): string {
  return secrets.reduce<string>(
    (clean, secret) => (secret !== undefined && secret.length >= 4 ? clean.replaceAll(secret, '[redacted]') : clean),
    text,
  );
}
