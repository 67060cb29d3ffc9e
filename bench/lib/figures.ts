import { availableParallelism, cpus, loadavg } from 'node:os';
import { quantile } from '../../src/metrics/quantile.ts';

/** Null for none. */
export const median = (values: readonly number[]): number | null =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  );

/** The median of each figure of several runs. */
export function medians<Name extends string>(runs: readonly Record<Name, number>[]): Record<Name, number> {
  const names = Object.keys(runs[0] ?? {}) as Name[];
  const entries = names.map((name) => [name, median(runs.map((figures) => figures[name])) ?? 0] as const);
  return Object.fromEntries(entries) as Record<Name, number>;
}

/** What the figures depend on; a load near the number of cores before a run spoils wall times. */
export function describeMachine(): string {
  const [load = 0] = loadavg();
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `node ${process.version}, ${availableParallelism()} cores (${model}), load ${load.toFixed(1)} before the run\n\n`;
}

/** A Markdown table; the first column is text, the others numbers. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = header.map((_, index) => (index === 0 ? '---' : '---:'));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

export const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2);
export const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
