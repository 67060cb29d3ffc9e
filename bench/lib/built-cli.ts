import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../../bin/tickit.js', import.meta.url));
const BUILT = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The path of the program as users start it. Throws when it has not been built. */
export function builtCli(): string {
  if (!existsSync(BUILT)) throw new Error('dist/cli.js is missing: npm run build first');
  return BIN;
}
