import { emptyConfusion, type CategoryLayout, type Confusion } from './confusion.ts';
import type { Figures } from './one-answer.ts';
import type { PairedClusters } from './paired-bootstrap.ts';
import type { Resampling } from './resampling.ts';

/** Answers that are about the same ticket stand side by side. */
export interface RepeatedAnswers {
  pairs: Pick<PairedClusters, 'a' | 'b'>;
  /** Where each ticket begins in `pairs`, and at the end their length. */
  tickets: Uint32Array;
}

/**
 * The variance of each figure's difference that comes from answers about the same ticket varying: the part that falls as one
 * over the number of repeats, whatever the tickets. Answers are drawn with replacement within each ticket; k answers drawn
 * from k vary by (k − 1) / k of what they should (B. Efron, 1982, The Jackknife, the Bootstrap and Other Resampling Plans,
 * ch. 6), which is made good. 0 for a figure that is not defined, or when no ticket has several answers.
 */
export function repeatVariances(
  { pairs, tickets }: RepeatedAnswers,
  layout: CategoryLayout,
  { figures, resamples, random }: Resampling & { figures: Figures },
): number[] {
  const answersPerTicket = pairs.a.length / (tickets.length - 1);
  const sums = figures(emptyConfusion(layout)).map(() => ({ count: 0, sum: 0, squares: 0 }));
  if (!(answersPerTicket > 1)) return sums.map(() => 0);
  for (let resample = 0; resample < resamples; resample++) {
    const [base, changed] = [emptyConfusion(layout), emptyConfusion(layout)];
    drawWithin({ pairs, tickets }, random, (answer) => {
      add(base, pairs.a[answer]);
      add(changed, pairs.b[answer]);
    });
    const before = figures(base);
    figures(changed).forEach((after, index) => {
      const value = before[index];
      const own = sums[index];
      if (own === undefined || typeof value !== 'number' || after === null) return;
      own.count++;
      own.sum += after - value;
      own.squares += (after - value) ** 2;
    });
  }
  const correction = answersPerTicket / (answersPerTicket - 1);
  return sums.map(({ count, sum, squares }) =>
    count === 0 ? 0 : correction * Math.max(0, squares / count - (sum / count) ** 2),
  );
}

function drawWithin({ tickets }: RepeatedAnswers, random: Resampling['random'], visit: (answer: number) => void): void {
  for (let ticket = 0; ticket + 1 < tickets.length; ticket++) {
    const [start = 0, end = 0] = [tickets[ticket], tickets[ticket + 1]];
    for (let draw = start; draw < end; draw++) visit(start + Math.floor(random() * (end - start)));
  }
}

function add({ cells }: Confusion, cell = 0): void {
  cells[cell] = (cells[cell] ?? 0) + 1;
}
