import type { PairedClusters } from '../../metrics/paired-bootstrap.ts';
import { fingerprint } from '../../util/hash.ts';
import { NumberColumn } from '../../util/number-column.ts';

/** Pairs of answers with the incident that they belong to: 16 bytes each, and as many again while they are sorted. */
export class PairColumns {
  readonly #high = new NumberColumn(Uint32Array);
  readonly #low = new NumberColumn(Uint32Array);
  readonly #tickets = new NumberColumn(Uint32Array);
  readonly #a = new NumberColumn(Uint16Array);
  readonly #b = new NumberColumn(Uint16Array);

  /** `a` and `b` are cells of the confusion matrix; pairs of the same `cluster` are drawn together, and those about the same `ticket` stand together. */
  add({ cluster, ticket }: { cluster: string; ticket: string }, a: number, b: number): void {
    const [high, low] = fingerprint(cluster);
    this.#high.add(high);
    this.#low.add(low);
    this.#tickets.add(fingerprint(ticket)[0]);
    this.#a.add(a);
    this.#b.add(b);
  }

  /** In the order of the fingerprints of clusters and tickets, and of the cells, so that the order of finishing changes nothing. */
  toClusters(): { clusters: PairedClusters; tickets: Uint32Array } {
    const order = new Uint32Array(this.#a.length).map((_, index) => index);
    order.sort((x, y) => this.#byTicket(x, y) || this.#a.at(x) - this.#a.at(y) || this.#b.at(x) - this.#b.at(y));
    const clusters = {
      a: Uint16Array.from(order, (pair) => this.#a.at(pair)),
      b: Uint16Array.from(order, (pair) => this.#b.at(pair)),
      offsets: startsOf(order, (x, y) => this.#byCluster(x, y)),
    };
    return { clusters, tickets: startsOf(order, (x, y) => this.#byTicket(x, y)) };
  }

  #byCluster(x: number, y: number): number {
    return this.#high.at(x) - this.#high.at(y) || this.#low.at(x) - this.#low.at(y);
  }
  #byTicket(x: number, y: number): number {
    return this.#byCluster(x, y) || this.#tickets.at(x) - this.#tickets.at(y);
  }
}

/** Where each run of equal ones begins, and at the end the length. */
function startsOf(order: Uint32Array, compare: (x: number, y: number) => number): Uint32Array {
  const starts = new NumberColumn(Uint32Array);
  order.forEach((pair, index) => {
    if (index === 0 || compare(pair, order[index - 1] ?? 0) !== 0) starts.add(index);
  });
  starts.add(order.length);
  return starts.toArray();
}
