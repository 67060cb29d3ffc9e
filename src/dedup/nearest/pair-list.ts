/** Pairs of rows, ordered by the later and then by the earlier one. The arrays are of the same length. */
export interface PairList {
  length: number;
  earlier: Uint32Array;
  later: Uint32Array;
  /** As `similarityOf` gives it. */
  similarity: Float64Array;
}

export interface PairCollector {
  /** Throws RangeError when there are too many. */
  add(earlier: number, later: number, similarity: number): void;
  finish(): PairList;
}

const FIRST_PAIRS = 1024;
/** 4 GiB. */
const MAX_PAIRS = 2 ** 28;

/** Collects pairs in memory that doubles as it fills. */
export function createPairCollector(): PairCollector {
  let length = 0;
  let list = allocate(FIRST_PAIRS);
  return {
    add(earlier, later, similarity) {
      if (length === list.length) list = enlarge(list);
      list.earlier[length] = earlier;
      list.later[length] = later;
      list.similarity[length] = similarity;
      length++;
    },
    finish: () => ({
      length,
      earlier: list.earlier.slice(0, length),
      later: list.later.slice(0, length),
      similarity: list.similarity.slice(0, length),
    }),
  };
}

function enlarge(list: PairList): PairList {
  if (list.length === MAX_PAIRS) {
    throw new RangeError(`more than ${MAX_PAIRS} pairs are similar enough: ask for a higher similarity`);
  }
  const larger = allocate(2 * list.length);
  larger.earlier.set(list.earlier);
  larger.later.set(list.later);
  larger.similarity.set(list.similarity);
  return larger;
}

const allocate = (length: number): PairList => ({
  length,
  earlier: new Uint32Array(length),
  later: new Uint32Array(length),
  similarity: new Float64Array(length),
});
