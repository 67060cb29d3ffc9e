import { DataError } from '../../errors.ts';
import { placeOf, type CategoryLayout } from '../../metrics/confusion.ts';
import type { PairedClusters } from '../../metrics/paired-bootstrap.ts';
import { BaseAnswers, cellOf } from './base-answers.ts';
import type { ComparedAnswer } from './compared-run.ts';
import { addMismatch, emptyMismatches, mismatchLines, type Mismatches } from './mismatches.ts';
import { PairColumns } from './pair-columns.ts';

/** The answers of two runs about the same labelled tickets, side by side. */
export interface AlignedRuns {
  /** `a` is the base run. */
  clusters: PairedClusters;
  /** Where the answers about each ticket begin in `clusters`, and at the end their number. */
  tickets: Uint32Array;
  /** Answers that are wrong in the base run and right in the changed one; unanswered counts as wrong. */
  fixed: number;
  /** The other way round. */
  broken: number;
  /** Answers of either run that are not the first that was got. */
  askedAgain: { base: number; changed: number };
  /** What has no partner and was left out. */
  mismatches: Mismatches;
}

/** An answer of the changed run, and where it and its partner stand in the confusion matrix. */
export interface AlignedAnswer<Answer> {
  answer: Answer;
  base: number;
  changed: number;
}

export interface AlignOptions<Answer> {
  layout: CategoryLayout;
  /** Goes on with the answers that have a partner, instead of refusing. */
  isIntersection: boolean;
  onPair?: (pair: AlignedAnswer<Answer>) => void;
}

/** Reads a run from its beginning. */
type Source<Answer> = () => AsyncIterable<Answer>;

/**
 * Aligns by ticket and repeat; what the pipelines saw, label and incident must be the same. Unlabelled tickets are passed over.
 * Memory: about 70 bytes an answer. Throws DataError, naming tickets, when an answer has no partner.
 */
export async function alignRuns<Answer extends ComparedAnswer>(
  base: Source<ComparedAnswer>,
  changed: Source<Answer>,
  { layout, isIntersection, onPair }: AlignOptions<Answer>,
): Promise<AlignedRuns> {
  const partners = new BaseAnswers(layout);
  const askedAgain = { base: 0, changed: 0 };
  for await (const answer of labelled(base())) {
    partners.add(answer);
    if (answer.attempt > 1) askedAgain.base++;
  }
  const mismatches = emptyMismatches();
  const pairs = new PairColumns();
  const counts = { fixed: 0, broken: 0 };
  for await (const answer of labelled(changed())) {
    if (answer.attempt > 1) askedAgain.changed++;
    const match = partners.match(answer);
    if (match.kind !== 'match') {
      addMismatch(mismatches, match.kind, answer);
      continue;
    }
    const pair = { answer, base: match.cell, changed: cellOf(answer, layout) };
    pairs.add({ cluster: clusterOf(answer), ticket: answer.ticketId }, pair.base, pair.changed);
    const outcome = outcomeOf(pair, layout);
    if (outcome === 'fixed' || outcome === 'broken') counts[outcome]++;
    onPair?.(pair);
  }
  await addLeftOver(mismatches, partners, base);
  if (!isIntersection) requireNone(mismatches);
  const aligned = pairs.toClusters();
  requireSome(aligned.clusters.a.length, mismatches);
  return { ...aligned, ...counts, askedAgain, mismatches };
}

/** What became of an answer: `same` when it is right, or wrong, in both runs. */
export function outcomeOf(
  { base, changed }: Pick<AlignedAnswer<unknown>, 'base' | 'changed'>,
  layout: CategoryLayout,
): 'fixed' | 'broken' | 'same' {
  const [before, after] = [base, changed].map((cell) => isRight(layout, cell));
  if (before === after) return 'same';
  return after ? 'fixed' : 'broken';
}

function isRight(layout: CategoryLayout, cell: number): boolean {
  const { row, column } = placeOf(layout, cell);
  return row === column;
}

async function* labelled<Answer extends ComparedAnswer>(answers: AsyncIterable<Answer>): AsyncGenerator<Answer> {
  for await (const answer of answers) if (answer.label !== null) yield answer;
}

/** Answers about one ticket belong together, as do tickets of one incident. */
const clusterOf = ({ incidentId, ticketId }: ComparedAnswer): string =>
  incidentId === null ? `ticket ${ticketId}` : `incident ${incidentId}`;

/** Reads the base run once more for the names of what was not found. */
async function addLeftOver(mismatches: Mismatches, partners: BaseAnswers, base: Source<ComparedAnswer>): Promise<void> {
  if (partners.left === 0) return;
  let index = 0;
  for await (const answer of labelled(base())) {
    if (!partners.wasFound(index++)) addMismatch(mismatches, 'onlyInBase', answer);
  }
}

/** Throws DataError, naming tickets, when anything has no partner. */
export function requireNone(mismatches: Mismatches): void {
  const lines = mismatchLines(mismatches);
  if (lines.length === 0) return;
  throw new DataError(['the runs are not about the same tickets', ...lines].join('\n'), {
    hint: 'Use --intersection to compare those that are the same in both.',
  });
}

/** Throws DataError when nothing has a partner: leaving out what has none then leaves nothing. */
export function requireSome(pairs: number, mismatches: Mismatches): void {
  if (pairs > 0) return;
  throw new DataError(['the runs have no ticket in common', ...mismatchLines(mismatches)].join('\n'), {
    hint: 'Name two runs of the same data set; tickets are the same when id, content, label and incident are.',
  });
}
