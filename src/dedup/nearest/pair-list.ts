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
/** They take 4 GiB. */
const MOST_PAIRS = 2 ** 28;

/** Collects pairs, up to `most` of them, in memory that doubles as it fills. */
export function createPairCollector(most = MOST_PAIRS): PairCollector {
  let length = 0;
  let list = allocate(FIRST_PAIRS);
  return {
    add(earlier, later, similarity) {
      if (length === most) throw tooMany(most);
      if (length === list.length) list = enlarge(list);
      list.earlier[length] = earlier;
      list.later[length] = later;
      list.similarity[length] = similarity;
      length++;
    },
    finish: () => ({
      length,
      earlier: list.earlier.subarray(0, length),
      later: list.later.subarray(0, length),
      similarity: list.similarity.subarray(0, length),
    }),
  };
}

const tooMany = (most: number): RangeError =>
  new RangeError(`more than ${most} pairs are similar enough: ask for a higher similarity`);

function enlarge(list: PairList): PairList {
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
