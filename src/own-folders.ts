import { fileURLToPath } from 'node:url';

// This file stays at the top of `src`: what is built from it lies at the top of `dist`, whatever it is bundled with.

/** The folder of this program's code, whether it is built or not. */
export const CODE_FOLDER = fileURLToPath(new URL('./', import.meta.url));

/** The folder of this package: what comes with it, such as prompts, lies there. */
export const PACKAGE_FOLDER = fileURLToPath(new URL('../', import.meta.url));
