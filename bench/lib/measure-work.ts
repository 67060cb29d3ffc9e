/** What some work took in this process. */
export interface Effort {
  wallMs: number;
  /** User and system time of all threads. */
  cpuMs: number;
}

/** Does the work, and says what it took and what came of it. */
export async function measureWork<T>(work: () => Promise<T>): Promise<Effort & { result: T }> {
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const result = await work();
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wallMs, cpuMs: (user + system) / 1000, result };
}
