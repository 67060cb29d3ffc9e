import { share } from '../../metrics/share.ts';
import type { ComparedSweep } from '../../runs/sweep/comparison/compared-sweep.ts';
import { writeSweepBaseline } from '../../runs/sweep/comparison/sweep-baseline.ts';
import type { CommandIo } from '../output/io.ts';
import { requireCoverage } from './require-coverage.ts';

/** Throws InconclusiveError when less than that share of the tickets could be described, as then little could be compared with it. */
export async function saveSweepBaseline(
  file: string,
  sweep: ComparedSweep,
  { minCoverage, io }: { minCoverage: number; io: CommandIo },
): Promise<void> {
  const described = sweep.tickets.filter(({ group }) => group !== null).length;
  requireCoverage(share(described, sweep.tickets.length).value, minCoverage, 'a description');
  await writeSweepBaseline(file, sweep);
  io.note(`baseline: ${file}`);
}
