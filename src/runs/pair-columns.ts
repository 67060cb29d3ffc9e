import type { PairedClusters } from '../metrics/paired-bootstrap.ts';
import { fingerprint } from '../util/hash.ts';
import { NumberColumn } from '../util/number-column.ts';

/** Pairs of answers with the incident that they belong to: 12 bytes each, and as many again while they are sorted. */
export class PairColumns {
  readonly #high = new NumberColumn(Uint32Array);
  readonly #low = new NumberColumn(Uint32Array);
  readonly #a = new NumberColumn(Uint16Array);
  readonly #b = new NumberColumn(Uint16Array);

  /** `a` and `b` are cells of the confusion matrix; pairs of the same `cluster` are drawn together. */
  add(cluster: string, a: number, b: number): void {
    const [high, low] = fingerprint(cluster);
    this.#high.add(high);
    this.#low.add(low);
    this.#a.add(a);
    this.#b.add(b);
  }

  /** In the order of the clusters' fingerprints and the cells, so that the order of finishing changes nothing. */
  toClusters(): PairedClusters {
    const order = new Uint32Array(this.#a.length).map((_, index) => index);
    order.sort((x, y) => this.#byCluster(x, y) || this.#a.at(x) - this.#a.at(y) || this.#b.at(x) - this.#b.at(y));
    const starts = new NumberColumn(Uint32Array);
    order.forEach((pair, index) => {
      if (index === 0 || this.#byCluster(pair, order[index - 1] ?? 0) !== 0) starts.add(index);
    });
    starts.add(order.length);
    return {
      a: Uint16Array.from(order, (pair) => this.#a.at(pair)),
      b: Uint16Array.from(order, (pair) => this.#b.at(pair)),
      offsets: starts.toArray(),
    };
  }

  #byCluster(x: number, y: number): number {
    return this.#high.at(x) - this.#high.at(y) || this.#low.at(x) - this.#low.at(y);
  }
}
