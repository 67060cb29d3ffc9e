import type { ClusteringScores } from '../../../src/metrics/clustering/scores.ts';
import type { Share } from '../../../src/metrics/share.ts';
import type { GroupedTicket } from './groupings.ts';

/** A ticket with the name of what it tells of, and how often that counts. */
interface Weighted extends GroupedTicket {
  truth: string;
  weight: number;
}

/**
 * Every figure from its definition, over all pairs of tickets, for comparison. `weights` are those of the incidents of
 * counted tickets in the order of first appearance, then of missed ones; all 1 when left out. ARI and V-measure have none.
 */
export function naiveScores(
  tickets: readonly GroupedTicket[],
  missed: number,
  weights?: readonly number[],
): ClusteringScores<Share> {
  const named = tickets.map((ticket, index) => ({ ...ticket, truth: ticket.incident ?? `none ${index}` }));
  const truths = [...new Set(named.filter(({ isCounted }) => isCounted).map(({ truth }) => truth))];
  const weightAt = (place: number): number => weights?.[place] ?? 1;
  const all = named.map((ticket) => ({ ...ticket, weight: weightAt(truths.indexOf(ticket.truth)) }));
  const missedWeight = sum(Array.from({ length: missed }, (_, index) => weightAt(truths.length + index)));
  const counted = all.filter(({ isCounted }) => isCounted);
  return {
    pairwise: naivePairwise(all),
    bcubed: naiveBcubed(all),
    link: naiveLinks(all),
    alerts: naiveAlerts(all, missedWeight),
    ari: naiveAri(counted),
    vMeasure: naiveVMeasure(counted),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const weightOf = (tickets: readonly Weighted[]): number => sum(tickets.map(({ weight }) => weight));

const share = (part: number, n: number): Share => (n === 0 ? { value: null, n } : { value: part / n, n });

/** F1 as the harmonic mean where there is one; `found` and `wanted` share `right`. */
const triple = (right: number, found: number, wanted: number) => ({
  precision: share(right, found),
  recall: share(right, wanted),
  f1: {
    value: found + wanted === 0 ? null : right === 0 ? 0 : 2 / (found / right + wanted / right),
    n: found + wanted - right,
  },
});

const pairsOf = <T>(items: readonly T[]): [T, T][] =>
  items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]));

function naivePairwise(tickets: readonly Weighted[]): ClusteringScores<Share>['pairwise'] {
  const pairs = pairsOf(tickets).map((pair) => {
    const counted = pair.filter(({ isCounted }) => isCounted);
    return {
      weight: counted.length === 0 ? 0 : weightOf(counted) / counted.length,
      isTogether: pair[0].group === pair[1].group,
      isSame: pair[0].truth === pair[1].truth,
    };
  });
  const weigh = (isIn: (pair: (typeof pairs)[number]) => boolean): number =>
    sum(pairs.filter(isIn).map(({ weight }) => weight));
  return triple(
    weigh(({ isTogether, isSame }) => isTogether && isSame),
    weigh(({ isTogether }) => isTogether),
    weigh(({ isSame }) => isSame),
  );
}

function naiveBcubed(tickets: readonly Weighted[]): ClusteringScores<Share>['bcubed'] {
  const counted = tickets.filter(({ isCounted }) => isCounted);
  const mean = (of: (ticket: Weighted) => number): Share =>
    share(sum(counted.map((ticket) => ticket.weight * of(ticket))), weightOf(counted));
  const precision = mean((ticket) => {
    const group = tickets.filter((other) => other.group === ticket.group);
    return group.filter((other) => other.truth === ticket.truth).length / group.length;
  });
  const recall = mean((ticket) => {
    const incident = tickets.filter((other) => other.truth === ticket.truth);
    return incident.filter((other) => other.group === ticket.group).length / incident.length;
  });
  const [p, r] = [precision.value, recall.value];
  const value = p === null || r === null ? null : 2 / (1 / p + 1 / r);
  return { precision, recall, f1: { value, n: precision.n } };
}

function naiveLinks(tickets: readonly Weighted[]): ClusteringScores<Share>['link'] {
  const decisions = tickets.map((ticket, index) => {
    const earlier = tickets.slice(0, index);
    return {
      ...ticket,
      isLink: earlier.some(({ group }) => group === ticket.group),
      isRepeat: earlier.some(({ truth }) => truth === ticket.truth),
      meetsItsOwn: earlier.some(({ group, truth }) => group === ticket.group && truth === ticket.truth),
    };
  });
  const counted = decisions.filter(({ isCounted }) => isCounted);
  const links = counted.filter(({ isLink }) => isLink);
  const right = weightOf(links.filter(({ meetsItsOwn }) => meetsItsOwn));
  const founders = weightOf(counted.filter(({ isLink, isRepeat }) => !isLink && !isRepeat));
  const repeats = weightOf(counted.filter(({ isRepeat }) => isRepeat));
  return { ...triple(right, weightOf(links), repeats), accuracy: share(right + founders, weightOf(counted)) };
}

function naiveAlerts(tickets: readonly Weighted[], missedWeight: number): ClusteringScores<Share>['alerts'] {
  const groups = new Set<string>();
  const alerted = new Set<string>();
  const found = { right: 0, extra: 0 };
  for (const { group, incident, isCounted, weight } of tickets) {
    const isFounder = !groups.has(group);
    groups.add(group);
    if (!isFounder || !isCounted) continue;
    const isRight = incident !== null && !alerted.has(incident);
    found[isRight ? 'right' : 'extra'] += weight;
    if (incident !== null) alerted.add(incident);
  }
  const counted = tickets.filter(({ isCounted }) => isCounted);
  const due = new Map(counted.flatMap(({ incident, weight }) => (incident === null ? [] : [[incident, weight]])));
  const dueWeight = sum([...due.values()]) + missedWeight;
  const predicted = found.right + found.extra;
  return {
    ...triple(found.right, predicted, dueWeight),
    predicted,
    true: dueWeight,
    deviation: predicted - dueWeight,
    extra: found.extra,
    swallowed: dueWeight - found.right,
  };
}

/** From the four kinds of pairs (D. Steinley, 2004, Psychological Methods 9:386–396). */
function naiveAri(tickets: readonly Weighted[]): Share {
  const n = tickets.length;
  const pairs = pairsOf(tickets).map(([a, b]) => `${a.truth === b.truth} ${a.group === b.group}`);
  const count = (kind: string): number => pairs.filter((pair) => pair === kind).length;
  const [a, b, c, d] = [count('true true'), count('true false'), count('false true'), count('false false')];
  const most = (a + b) * (b + d) + (a + c) * (c + d);
  if (n === 0) return { value: null, n };
  return { value: most === 0 ? 1 : (2 * (a * d - b * c)) / most, n };
}

/** From homogeneity and completeness, by way of the mutual information. */
function naiveVMeasure(tickets: readonly Weighted[]): Share {
  const n = tickets.length;
  if (n === 0) return { value: null, n };
  const entropy = (keys: readonly string[]): number =>
    sum([...new Set(keys)].map((key) => keys.filter((other) => other === key).length / n).map((p) => -p * Math.log(p)));
  const ofTruth = entropy(tickets.map(({ truth }) => truth));
  const ofGroup = entropy(tickets.map(({ group }) => group));
  const mutual = ofTruth + ofGroup - entropy(tickets.map(({ truth, group }) => `${truth} ${group}`));
  const homogeneity = ofTruth === 0 ? 1 : mutual / ofTruth;
  const completeness = ofGroup === 0 ? 1 : mutual / ofGroup;
  const together = homogeneity + completeness;
  return { value: together < 1e-12 ? 0 : (2 * homogeneity * completeness) / together, n };
}
