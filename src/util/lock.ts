import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { CURRENT_PROCESS, mayBeRunning, type ProcessIdentity } from './process-identity.ts';

const OWN = JSON.stringify(CURRENT_PROCESS);

/**
 * Takes a lock file, so that no two processes do at once what only one may; false when another living process
 * holds it. A lock whose process is gone is taken over, by one alone, however many try. Throws when the folder can't be
 * written to.
 */
export function takeLock(file: string): boolean {
  if (create(file)) return true;
  if (stateOf(file) !== 'abandoned') return false;
  // Only the holder of this second lock replaces an abandoned one, so what it finds there stays there until it does.
  const takeover = `${file}.takeover`;
  if (!takeLock(takeover)) return false;
  try {
    if (stateOf(file) !== 'abandoned') return false;
    withDraft(file, (draft) => renameSync(draft, file));
    return true;
  } finally {
    releaseLock(takeover);
  }
}

/** Gives back a lock of this process; that of another is left alone. */
export function releaseLock(file: string): void {
  if (read(file) === OWN) rmSync(file, { force: true });
}

/** False when the file is there already. */
function create(file: string): boolean {
  try {
    publish(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** The file appears with its content in one step, so that nobody sees it half-written; where there are links, that is. */
function publish(file: string): void {
  try {
    withDraft(file, (draft) => linkSync(draft, file));
  } catch (error) {
    if (!NO_LINKS.includes(codeOf(error))) throw error;
    writeFileSync(file, OWN, { flag: 'wx' });
  }
}

/** What file systems without hard links, such as exFAT, answer. */
const NO_LINKS: unknown[] = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'];

function withDraft(file: string, publish: (draft: string) => void): void {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, OWN);
    publish(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

function stateOf(file: string): 'absent' | 'abandoned' | 'held' {
  const text = read(file);
  if (text === null) return 'absent';
  const holder = parse(text);
  return holder !== null && mayBeRunning(holder) ? 'held' : 'abandoned';
}

/** Null when there is no such file. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Null for text that a crash has cut off. */
function parse(text: string): Partial<ProcessIdentity> | null {
  try {
    return JSON.parse(text) as Partial<ProcessIdentity> | null;
  } catch {
    return null;
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);
