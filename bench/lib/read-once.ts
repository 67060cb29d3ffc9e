import { READERS, type ReaderName } from './readers.ts';

/** What a reader took, without the start of its process. */
export interface Reading {
  wallMs: number;
  cpuMs: number;
  records: number;
}

// Started by read.ts for each reading, so that no reader meets the garbage or the compiled code of another.
const [, , name = '', file = ''] = process.argv;
const reader = READERS[name as ReaderName];
const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
const records = await reader(file);
const wallMs = performance.now() - startedAt;
const { user, system } = process.cpuUsage(cpuBefore);
process.stdout.write(JSON.stringify({ wallMs, cpuMs: (user + system) / 1000, records } satisfies Reading));
