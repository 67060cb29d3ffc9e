import type { Grouping } from './grouping.ts';

/** Figures of a grouping in an order of their own; null where one is not defined. */
export type GroupingFigures = (grouping: Grouping) => (number | null)[];

/** Tickets that are moved at most, spread evenly, as every move asks for all figures anew. */
const MOST_MOVED = 100;

/**
 * What one decision that comes out otherwise does to each figure: the root mean square over the tickets, at least 0. A ticket
 * is left alone, put into the group of the nearest ticket of another incident, or into that of one of its own incident,
 * whichever does most. It does for groupings what `oneAnswerEffects` does for answers. Of more than a hundred tickets a
 * hundred are tried. 0 without tickets.
 */
export function oneDecisionEffects(grouping: Grouping, figures: GroupingFigures): number[] {
  const before = figures(grouping);
  const squares = before.map(() => 0);
  const moved = spread(grouping.groups.length);
  for (const ticket of moved) {
    const effects = otherGroups(grouping, ticket).map((group) =>
      figures(withOneMoved(grouping, ticket, group)).map((value, index) => square(value, before[index])),
    );
    squares.forEach((sum, index) => {
      squares[index] = sum + Math.max(0, ...effects.map((of) => of[index] ?? 0)) / moved.length;
    });
  }
  return squares.map(Math.sqrt);
}

function spread(tickets: number): number[] {
  const count = Math.min(tickets, MOST_MOVED);
  return Array.from({ length: count }, (_, index) => Math.floor((index * tickets) / count));
}

const square = (value: number | null, before: number | null | undefined): number =>
  value === null || before === null || before === undefined ? 0 : (value - before) ** 2;

/** A number that no group has, and those of the groups that the ticket may be put into. */
function otherGroups(grouping: Grouping, ticket: number): number[] {
  const { groups } = grouping;
  const unused = groups.reduce((most, group) => Math.max(most, group), -1) + 1;
  const isElsewhere = (other: number): boolean => groups[other] !== groups[ticket];
  const strangers = nearest(groups.length, ticket, (other) => isElsewhere(other) && !isMate(grouping, ticket, other));
  const mates = nearest(groups.length, ticket, (other) => isElsewhere(other) && isMate(grouping, ticket, other));
  return [unused, ...[...strangers, ...mates].flatMap((other) => groups[other] ?? [])];
}

function isMate({ incidents, falseAlarms }: Grouping, a: number, b: number): boolean {
  return incidents[a] === incidents[b] && falseAlarms[a] !== 1 && falseAlarms[b] !== 1;
}

/** The last ticket before this one that will do, else the first after it; none when none will. */
function nearest(tickets: number, ticket: number, willDo: (other: number) => boolean): number[] {
  for (let other = ticket - 1; other >= 0; other--) if (willDo(other)) return [other];
  for (let other = ticket + 1; other < tickets; other++) if (willDo(other)) return [other];
  return [];
}

const withOneMoved = (grouping: Grouping, ticket: number, group: number): Grouping => ({
  ...grouping,
  groups: grouping.groups.with(ticket, group),
});
