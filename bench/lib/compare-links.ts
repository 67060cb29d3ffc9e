/** How the links of an approximate or unfinished search compare with all the exact ones. */
export interface Comparison {
  /** Of the inner products that a search without an index takes in all, those that it took as far as it came; in (0, 1]. */
  shareDone: number;
  /** Of the vectors that have a representative near enough, the share for which one was found. */
  recall: number;
  /** The share of vectors whose representative is the exact one. */
  same: number;
  representatives: number;
}

/** Links say the position of the representative of each vector, its own for a new one. Unfinished ones stop early. */
export function compareLinks(links: Int32Array, exact: Int32Array): Comparison {
  const isLinked = (link: number, position: number): boolean => link !== position;
  const comparable = exact.subarray(0, links.length);
  const linked = comparable.filter(isLinked).length;
  const found = links.filter((link, position) => isLinked(link, position) && exact[position] !== position).length;
  return {
    shareDone: innerProducts(comparable) / innerProducts(exact),
    recall: found / linked,
    same: links.filter((link, position) => link === exact[position]).length / links.length,
    representatives: links.filter((link, position) => !isLinked(link, position)).length,
  };
}

/** Each vector is compared with every representative before it. */
function innerProducts(links: Int32Array): number {
  let [representatives, products] = [0, 0];
  for (const [position, link] of links.entries()) {
    products += representatives;
    if (link === position) representatives++;
  }
  return products;
}
