import { classificationScores } from '../../metrics/classification.ts';
import { cellIndex, emptyConfusion, type CategoryLayout } from '../../metrics/confusion.ts';
import { share } from '../../metrics/share.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';
import type { Stability } from './report.ts';

/** How often each outcome came up for each ticket. Memory grows with the tickets. */
export type Votes = Map<string, { label: string; outcomes: Map<string, number> }>;

export const emptyVotes = (): Votes => new Map();

/** Adds one of several answers about a labelled ticket in place. */
export function addVote(votes: Votes, { ticketId, label, category, status }: PredictionRecord): void {
  if (label === null) return;
  const vote = votes.get(ticketId) ?? { label, outcomes: new Map<string, number>() };
  const outcome = category ?? status;
  vote.outcomes.set(outcome, (vote.outcomes.get(outcome) ?? 0) + 1);
  votes.set(ticketId, vote);
}

/** How far answers about the same ticket agree, and how good the most frequent one is. */
export function stabilityOf(votes: Votes, layout: CategoryLayout): Stability {
  const confusion = emptyConfusion(layout);
  let unanimous = 0;
  let agreement = 0;
  for (const { label, outcomes } of votes.values()) {
    const [winner = '', most = 0] = mostFrequent(outcomes);
    const answers = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
    const cell = cellIndex(layout, label, winner);
    confusion.cells[cell] = (confusion.cells[cell] ?? 0) + 1;
    if (outcomes.size === 1) unanimous++;
    agreement += most / answers;
  }
  const { accuracy, macroF1, detection } = classificationScores(confusion);
  return {
    unanimous: share(unanimous, votes.size),
    agreement: share(agreement, votes.size),
    vote: { accuracy, macroF1, detection },
  };
}

/** Ties go to the outcome that comes first in the alphabet. */
function mostFrequent(outcomes: ReadonlyMap<string, number>): [string, number] | [] {
  return [...outcomes].sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1))[0] ?? [];
}
