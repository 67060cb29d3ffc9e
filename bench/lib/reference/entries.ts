/** A command whose results are kept in the repository. */
export interface Entry {
  /** Its folder under `results/reference/`. */
  name: string;
  /** Of `tickit`, in a folder that holds the shipped data sets and nothing else; without --run. */
  args: readonly string[];
}

/** Offline, by the embedded model alone, so that everybody gets the same. */
export const ENTRIES: readonly Entry[] = [
  { name: 'ablation', args: ['ablate', 'datasets/oncall.jsonl', '--split', 'test'] },
  { name: 'sweep', args: ['sweep-threshold', 'datasets/oncall.jsonl'] },
];
