/** Some vectors, each as `width` codes of `encode`, that are compared with each other. */
export interface Comparison {
  /** The codes of the lanes, one vector after the other. */
  lanes: Int16Array;
  /** For each lane, of which there are at most 65,536, the inner product of codes from which a row is of interest to it. */
  floors: Int32Array;
  /** The codes of the rows, at most 65,536 vectors. */
  rows: Int16Array;
  /** A multiple of 8. */
  width: number;
}

/**
 * Finds the pairs whose inner product reaches the floor of the lane: lane * 65,536 + row each, in no particular order, each
 * pair once. Every implementation finds the same pairs.
 */
export type Screen = (comparison: Comparison) => Uint32Array;
