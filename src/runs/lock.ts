import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Takes the lock file of a run folder, so that two processes never write into one run; false when another living process
 * holds it. A lock left by a killed process of this machine is taken over. Throws when the folder can't be written to.
 */
export function takeLock(file: string): boolean {
  if (create(file)) return true;
  if (isHeld(file)) return false;
  // Of several that find a dead lock one alone may remove it, or the last would remove the lock of the first.
  const takeover = `${file}.takeover`;
  if (!create(takeover)) {
    if (!isHeld(takeover)) rmSync(takeover, { force: true });
    return false;
  }
  try {
    if (!isHeld(file)) rmSync(file, { force: true });
    return create(file);
  } finally {
    rmSync(takeover, { force: true });
  }
}

/** False when the file is there already. */
function create(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isExisting(error)) return false;
    throw error;
  }
}

export const releaseLock = (file: string): void => rmSync(file, { force: true });

/** Whether a living process holds the lock; one of another machine counts as living. */
function isHeld(file: string): boolean {
  try {
    const { pid, host } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: unknown; host?: unknown };
    return host !== hostname() || isAlive(Number(pid));
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const isExisting = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';
