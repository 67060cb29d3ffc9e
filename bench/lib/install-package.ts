import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from '../../src/errors.ts';
import { note } from './command-line.ts';

/**
 * Installs a package, such as `name@1.2.3`, in a folder of its own, without running its scripts: it is measured against, and no
 * dependency. False, saying why on stderr, when that can't be done.
 */
export async function installPackage(spec: string, folder: string): Promise<boolean> {
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }');
  try {
    await promisify(execFile)('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', spec], { cwd: folder });
    return true;
  } catch (error) {
    note(`${spec} could not be installed and is left out: ${messageOf(error)}`);
    return false;
  }
}
