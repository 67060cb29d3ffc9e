import { DataError } from '../errors.ts';
import { cellIndex, type CategoryLayout } from '../metrics/confusion.ts';
import type { PairedClusters } from '../metrics/paired-bootstrap.ts';
import type { PredictionRecord } from './prediction-record.ts';
import { doneKey } from './prediction-log.ts';

/** The answers of two runs about the same labelled tickets, side by side. */
export interface AlignedRuns {
  clusters: PairedClusters;
  /** Answers that are wrong in the first run and right in the second; unanswered counts as wrong. */
  fixed: number;
  /** The other way round. */
  broken: number;
}

interface Pair {
  incident: string;
  a: number;
  b: number;
}

/** Aligns by ticket and repeat. Memory grows with the tickets. Throws DataError when the runs are not about the same ones. */
export async function alignRuns(
  first: AsyncIterable<PredictionRecord>,
  second: AsyncIterable<PredictionRecord>,
  layout: CategoryLayout,
): Promise<AlignedRuns> {
  const ofFirst = new Map<string, { cell: number; isRight: boolean }>();
  for await (const record of first) ofFirst.set(keyOf(record), outcomeOf(record, layout));
  const pairs: Pair[] = [];
  let fixed = 0;
  let broken = 0;
  for await (const record of second) {
    const a = ofFirst.get(keyOf(record));
    if (a === undefined) throw new DataError(`ticket ${record.ticketId} was answered in one of two runs only`);
    const b = outcomeOf(record, layout);
    if (b.isRight && !a.isRight) fixed++;
    if (a.isRight && !b.isRight) broken++;
    pairs.push({ incident: record.incidentId ?? `\n${record.ticketId}`, a: a.cell, b: b.cell });
  }
  if (pairs.length !== ofFirst.size) {
    throw new DataError(`expected two runs on the same tickets, got ${ofFirst.size} answers and ${pairs.length}`);
  }
  return { clusters: byIncident(pairs), fixed, broken };
}

const keyOf = ({ ticketId, repeat }: PredictionRecord): string => doneKey(ticketId, repeat);

function outcomeOf({ label, category, status }: PredictionRecord, layout: CategoryLayout) {
  return { cell: cellIndex(layout, label ?? '', category ?? status), isRight: category === label };
}

/** In the order of the incidents' names and the cells, so that the order of finishing changes nothing. */
function byIncident(pairs: readonly Pair[]): PairedClusters {
  const sorted = pairs.toSorted((x, y) =>
    x.incident < y.incident ? -1 : x.incident > y.incident ? 1 : x.a - y.a || x.b - y.b,
  );
  const starts = sorted.flatMap(({ incident }, index) => (incident === sorted[index - 1]?.incident ? [] : [index]));
  return {
    a: Uint16Array.from(sorted, ({ a }) => a),
    b: Uint16Array.from(sorted, ({ b }) => b),
    offsets: Uint32Array.from([...starts, sorted.length]),
  };
}
