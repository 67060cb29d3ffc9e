import { countAt, NO_CATEGORY, type CategoryLayout, type Confusion } from './confusion.ts';

/** Figures of a confusion matrix in an order of their own; null where one is not defined. */
export type Figures = (confusion: Confusion) => (number | null)[];

/**
 * What one answer that turns wrong does to each figure: the root mean square over the tickets, at least 0. The wrong answer
 * is the category that never escalates, the next one or none, whichever does most; where no ticket of a label is right, one
 * turns right instead. It is what a comparison can't rule out even when no answer changed, as half a ticket in either discordant
 * cell is for matched shares (A. Agresti and Y. Min, 2005, Statistics in Medicine 24:729–740). 0 without tickets.
 */
export function oneAnswerEffects(confusion: Confusion, figures: Figures): number[] {
  const before = figures(confusion);
  const squares = before.map(() => 0);
  const total = confusion.cells.reduce((sum, count) => sum + count, 0);
  confusion.layout.names.forEach((_, label) => {
    const share = rowTotal(confusion, label) / total;
    if (!(share > 0)) return;
    const effects = wrongAnswers(confusion.layout, label).map((wrong) =>
      figures(withOneChanged(confusion, label, wrong)).map((value, index) => square(value, before[index])),
    );
    squares.forEach((sum, index) => {
      squares[index] = sum + share * Math.max(...effects.map((of) => of[index] ?? 0));
    });
  });
  return squares.map(Math.sqrt);
}

const square = (value: number | null, before: number | null | undefined): number =>
  value === null || before === null || before === undefined ? 0 : (value - before) ** 2;

/** Columns, the last being that of tickets without a category. */
function wrongAnswers({ names, escalates }: CategoryLayout, label: number): number[] {
  const wrong = [escalates.indexOf(false), (label + 1) % names.length, names.length];
  return wrong.filter((column) => column !== label);
}

function withOneChanged(confusion: Confusion, label: number, wrong: number): Confusion {
  const width = widthOf(confusion);
  const cells = confusion.cells.slice();
  const add = (column: number, count: number): void => {
    cells[label * width + column] = (cells[label * width + column] ?? 0) + count;
  };
  const isRight = countAt(confusion, label, label) > 0;
  const from = isRight ? label : cells.subarray(label * width, (label + 1) * width).findIndex((count) => count > 0);
  add(from, -1);
  add(isRight ? wrong : label, 1);
  return { layout: confusion.layout, cells };
}

function rowTotal(confusion: Confusion, row: number): number {
  const width = widthOf(confusion);
  return confusion.cells.subarray(row * width, (row + 1) * width).reduce((sum, count) => sum + count, 0);
}

const widthOf = ({ layout }: Confusion): number => layout.names.length + NO_CATEGORY.length;
