import type { Ticket } from '../../src/tickets/ticket.ts';
import { findingsOf, type Finding } from './finding.ts';
import { tableOf } from './table.ts';

/** Both labellings of one ticket; `at` is null for a label that does not escalate. */
export interface TwoLabels {
  first: { label: string; at: number | null };
  second: { label: string; at: number | null };
}

/**
 * Agreement of two labellers beyond chance, at most 1: (observed − expected) / (1 − expected), expected from how often
 * each uses each label (J. Cohen, 1960, Educational and Psychological Measurement 20:37–46). Null when both use one and
 * the same label only, or for no pairs.
 */
export function cohensKappa(pairs: readonly (readonly [string, string])[]): number | null {
  const n = pairs.length;
  const labels = [...new Set(pairs.flat())];
  const shareOf = (side: 0 | 1, label: string): number => pairs.filter((pair) => pair[side] === label).length / n;
  const expected = labels.reduce((sum, label) => sum + shareOf(0, label) * shareOf(1, label), 0);
  const observed = pairs.filter(([first, second]) => first === second).length / n;
  return n === 0 || expected === 1 ? null : (observed - expected) / (1 - expected);
}

/** Every ticket was labelled twice, and its label is one of the two. */
export function checkLabelledTwice(tickets: readonly Ticket[], twice: ReadonlyMap<string, TwoLabels>): Finding[] {
  const violations = tickets.flatMap(({ id, gold }) => {
    const labels = twice.get(id);
    if (labels === undefined) return [`${id}: labelled once only`];
    const isOneOf = [labels.first.label, labels.second.label].includes(gold.label ?? '');
    return isOneOf ? [] : [`${id}: label: expected that of one of the two labellings, got "${gold.label}"`];
  });
  return findingsOf('labelled twice', violations, 'each label is that of at least one of two labellings');
}

/** The table of agreement: all labels, each against the rest, and the message of escalation. */
export function renderAgreement(tickets: readonly TwoLabels[], labelNames: readonly string[]): string {
  const row = (name: string, simplify: (label: string) => string): string[] => {
    const pairs = tickets.map(({ first, second }) => [simplify(first.label), simplify(second.label)] as const);
    const agreed = pairs.filter(([first, second]) => first === second).length;
    return [name, `${agreed} of ${pairs.length}`, cohensKappa(pairs)?.toFixed(3) ?? 'n/a'];
  };
  const rows = [
    row('label', (label) => label),
    ...labelNames.map((name) => row(name, (label) => (label === name ? name : 'rest'))),
    ...escalateAtRows(tickets),
  ];
  return tableOf([['two labellings', 'agreed', 'kappa'], ...rows]);
}

function escalateAtRows(tickets: readonly TwoLabels[]): string[][] {
  const distances = tickets.flatMap(({ first, second }) =>
    first.at === null || second.at === null ? [] : [Math.abs(first.at - second.at)],
  );
  const within = (most: number): string =>
    `${distances.filter((distance) => distance <= most).length} of ${distances.length}`;
  return [
    ['escalateAt, same message', within(0), ''],
    ['escalateAt, within one message', within(1), ''],
  ];
}
