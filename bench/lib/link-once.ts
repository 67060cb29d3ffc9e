import { writeFile } from 'node:fs/promises';
import { clusteredVectors, type VectorLoad } from './clustered-vectors.ts';
import { LINKERS, type LinkerName, type LinkTask } from './linkers.ts';
import { measureWork, type Effort } from './measure-work.ts';

export interface LinkJob {
  linker: LinkerName;
  load: VectorLoad;
  task: LinkTask;
  /** Where the links go, 32 bits each. */
  file: string;
}

/** What linking took, without making the vectors. */
export type Linking = Effort;

// Started by dedup.ts for each measurement, so that none meets the garbage or the compiled code of another.
const { linker, load, task, file } = JSON.parse(process.argv[2] ?? '') as LinkJob;
const vectors = clusteredVectors(load);
const { result, wallMs, cpuMs } = await measureWork(() => LINKERS[linker](vectors, task));
await writeFile(file, result);
process.stdout.write(JSON.stringify({ wallMs, cpuMs } satisfies Linking));
