import { columnsOf, placeOf, type CategoryLayout } from '../../metrics/confusion.ts';
import { outcomeOf, type AlignedAnswer } from './align-runs.ts';
import type { ComparedAnswer } from './compared-run.ts';
import type { AnswerChange } from './comparison.ts';
import { answerName } from './mismatches.ts';
import { addTicket, emptyTicketList } from './ticket-list.ts';

/** Changed answers by label and both outcomes. */
export type ChangesByCell = Map<string, AnswerChange>;

/** Adds a pair in place, if its answers differ. */
export function addChange(changes: ChangesByCell, pair: AlignedAnswer<ComparedAnswer>, layout: CategoryLayout): void {
  if (pair.base === pair.changed) return;
  const key = `${pair.base} ${pair.changed}`;
  const change = changes.get(key) ?? emptyChange(pair, layout);
  addTicket(change.tickets, answerName(pair.answer));
  changes.set(key, change);
}

function emptyChange(pair: AlignedAnswer<ComparedAnswer>, layout: CategoryLayout): AnswerChange {
  const columns = columnsOf(layout);
  const { row, column } = placeOf(layout, pair.changed);
  return {
    outcome: outcomeOf(pair, layout),
    label: layout.names[row] ?? '',
    from: columns[placeOf(layout, pair.base).column] ?? '',
    to: columns[column] ?? '',
    tickets: emptyTicketList(),
  };
}

const OUTCOMES = ['broken', 'fixed', 'same'];

/** In report order. */
export function sortedChanges(changes: ChangesByCell): AnswerChange[] {
  const nameOf = ({ label, from, to }: AnswerChange): string => `${label}\n${from}\n${to}`;
  return [...changes.values()].sort(
    (a, b) =>
      OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) ||
      b.tickets.count - a.tickets.count ||
      (nameOf(a) < nameOf(b) ? -1 : 1),
  );
}
