import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BUILT = path.join(ROOT, 'dist', 'cli.js');
const LOCK = path.join(ROOT, 'node_modules', '.tickit-test-build');

export const CLI = path.join(ROOT, 'bin', 'tickit.js');

/** Builds the program when it is not built; test files that run at once wait for the one that builds. */
export async function ensureBuilt(): Promise<void> {
  if (existsSync(BUILT) && !existsSync(LOCK)) return;
  if (takeLock()) {
    try {
      execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'pipe' });
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
    return;
  }
  while (existsSync(LOCK)) await sleep(200);
}

function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}
