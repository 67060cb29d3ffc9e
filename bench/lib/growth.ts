import { mebibytes, seconds, table } from './figures.ts';
import type { Measurement } from './measure.ts';

/** What a command took on runs of so many answers. */
export interface SizedMeasurement extends Measurement {
  answers: number;
}

export function renderSizes(rows: readonly SizedMeasurement[]): string {
  return table(
    ['answers a run', 'wall s', 'CPU s', 'CPU ms/answer', 'peak MiB'],
    rows.map(({ answers, wallMs, cpuMs, peakBytes }) => [
      String(answers),
      seconds(wallMs),
      seconds(cpuMs),
      (cpuMs / answers).toFixed(3),
      mebibytes(peakBytes),
    ]),
  );
}

/** Says by how much memory grows with an answer, and sets the exit code when that is more than `most` bytes. */
export function judgeGrowth(rows: readonly SizedMeasurement[], most: number): string {
  const [fewest, largest] = [rows[0], rows.at(-1)];
  if (!fewest || !largest || largest.answers <= fewest.answers) return 'one size only, so nothing is said of growth\n';
  const bytes = (largest.peakBytes - fewest.peakBytes) / (largest.answers - fewest.answers);
  if (bytes > most) process.exitCode = 1;
  const verdict = bytes > most ? 'NOT within' : 'within';
  return `peak memory grows by ${bytes.toFixed(0)} bytes an answer of either run, ${verdict} ${most}\n`;
}
