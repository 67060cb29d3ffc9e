import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells a process from all others, also from a later one of the same number. */
export interface ProcessIdentity {
  pid: number;
  host: string;
  /** The boot and the container within which numbers of processes are unique; null where the system does not say. */
  realm: string | null;
  /** When it started, in whatever unit the system counts; only good for comparing. */
  started: string;
}

export const CURRENT_PROCESS: ProcessIdentity = {
  pid: process.pid,
  host: hostname(),
  realm: realm(),
  started: statOf(process.pid)?.started ?? String(performance.timeOrigin),
};

/** Whether a process may still run; one that can't be seen from here, being on another machine, counts as running. */
export function mayBeRunning({ pid = Number.NaN, host, realm, started }: Partial<ProcessIdentity>): boolean {
  const isRenamed = realm !== undefined && realm !== null && realm === CURRENT_PROCESS.realm;
  if (host !== CURRENT_PROCESS.host && !isRenamed) return true;
  if (pid === CURRENT_PROCESS.pid) return started === CURRENT_PROCESS.started;
  const stat = statOf(pid);
  if (stat === null) return isAlive(pid);
  return stat.state !== ZOMBIE && (started === undefined || started === stat.started);
}

/** The state of a process that has ended and whose parent has not taken note. */
const ZOMBIE = 'Z';

/** Fields 3 and 22 of /proc/<pid>/stat, as in proc(5); null where there is no such file. */
function statOf(pid: number): { state: string; started: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 2, the name in brackets, may hold blanks and brackets.
    const [state = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, started: rest[18] ?? '' };
  } catch {
    return null;
  }
}

function realm(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
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
