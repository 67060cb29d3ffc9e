import { findPairs } from '../../src/dedup/nearest/find-pairs.ts';
import { createVectorTable } from '../../src/dedup/nearest/vector-table.ts';
import { clusteredVectors, type VectorLoad } from './clustered-vectors.ts';
import { measureWork, type Effort } from './measure-work.ts';

export interface PairsJob {
  load: VectorLoad;
  atLeast: number;
}

/** What finding the pairs took, with filling the table and without making the vectors. */
export interface PairFinding extends Effort {
  pairs: number;
}

// Started by dedup.ts for each measurement.
const { load, atLeast } = JSON.parse(process.argv[2] ?? '') as PairsJob;
const vectors = clusteredVectors(load);
const { result, wallMs, cpuMs } = await measureWork(() => {
  const table = createVectorTable(load.dimension);
  for (const vector of vectors) table.add(vector);
  return findPairs(table, { atLeast, signal: new AbortController().signal });
});
process.stdout.write(JSON.stringify({ wallMs, cpuMs, pairs: result.length } satisfies PairFinding));
