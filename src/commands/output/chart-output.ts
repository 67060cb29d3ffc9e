import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AnyReport } from '../../reports/any-report.ts';
import { chartFiles } from '../../reports/charts/chart-files.ts';

/** Writes the charts of a report as SVG files into `folder`; those of an earlier report that are none of its own go. */
export async function writeCharts(folder: string, report: AnyReport): Promise<void> {
  const charts = chartFiles(report);
  const names = new Set(charts.map(({ name }) => name));
  if (charts.length > 0) await mkdir(folder, { recursive: true });
  for (const { name, svg } of charts) await writeFile(path.join(folder, name), svg);
  for (const name of await svgFiles(folder)) {
    if (!names.has(name)) await rm(path.join(folder, name));
  }
}

async function svgFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.svg'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
