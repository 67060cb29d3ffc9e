import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PACKAGE_FOLDER } from './own-folders.ts';

const PACKAGE_FILE = path.join(PACKAGE_FOLDER, 'package.json');

/** The version of this package, from its package.json. */
export const VERSION = (JSON.parse(readFileSync(PACKAGE_FILE, 'utf8')) as { version: string }).version;
