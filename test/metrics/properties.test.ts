import fc from 'fast-check';
import { expect, it } from 'vitest';
import { twoBases } from '../../src/metrics/bootstrap.ts';
import { classificationScores } from '../../src/metrics/classification.ts';
import { cellIndex, emptyConfusion, type CategoryLayout, type Confusion } from '../../src/metrics/confusion.ts';
import { mapScores, type PrecisionRecall, type Scores } from '../../src/metrics/scores.ts';
import type { Share } from '../../src/metrics/share.ts';
import { LAYOUT, matrix } from './matrix.ts';

const row = fc.array(fc.nat({ max: 30 }), { minLength: 5, maxLength: 5 });
// half of the rows empty, so that undefined figures come up often
const rows = fc.array(fc.oneof(row, fc.constant([0, 0, 0, 0, 0])), { minLength: 3, maxLength: 3 });
const confusion = rows.map((cells) => matrix(cells));

function triplesOf({ detection, micro, perCategory }: Scores<Share>): PrecisionRecall<Share>[] {
  return [detection, micro, ...Object.values(perCategory)];
}

function figuresOf(scores: Scores<Share>): Share[] {
  const figures: Share[] = [];
  mapScores(scores, (figure) => figures.push(figure));
  return figures;
}

/** Every figure by name, rounded so that another order of summing does not show. */
function rounded(scores: Scores<Share>): Scores<number | null> {
  return mapScores(scores, ({ value }) => (value === null ? null : Math.round(value * 1e9) / 1e9));
}

it('every share lies in [0, 1], the correlation in [-1, 1], and null goes with undefined alone', () => {
  fc.assert(
    fc.property(confusion, (counts) => {
      for (const scores of Object.values(twoBases(counts)) as Scores<Share>[]) {
        for (const { value, n } of figuresOf(scores)) {
          expect(Number.isInteger(n) && n >= 0).toBe(true);
          if (value !== null) expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
          if (n === 0) expect(value).toBeNull();
        }
        const { macroF1, weightedF1, accuracy } = scores;
        const shares = [
          macroF1,
          weightedF1,
          accuracy,
          ...triplesOf(scores).flatMap((t) => [t.precision, t.recall, t.f1]),
        ];
        for (const { value } of shares) expect(value ?? 0).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

it('F1 lies between precision and recall', () => {
  fc.assert(
    fc.property(confusion, (counts) => {
      for (const { precision, recall, f1 } of triplesOf(classificationScores(counts))) {
        if (precision.value === null || recall.value === null) continue;
        expect(f1.value).toBeGreaterThanOrEqual(Math.min(precision.value, recall.value) - 1e-12);
        expect(f1.value).toBeLessThanOrEqual(Math.max(precision.value, recall.value) + 1e-12);
      }
    }),
  );
});

it('strict figures are never above the answered ones', () => {
  fc.assert(
    fc.property(confusion, (counts) => {
      const { answered, strict } = twoBases(counts);
      const pairs = [
        [strict.accuracy, answered.accuracy],
        [strict.detection.precision, answered.detection.precision],
        [strict.detection.recall, answered.detection.recall],
        [strict.detection.f1, answered.detection.f1],
        [strict.micro.f1, answered.micro.f1],
        ...LAYOUT.names.map((name) => [strict.perCategory[name]?.recall, answered.perCategory[name]?.recall] as const),
      ] as const;
      for (const [low, high] of pairs) {
        if (typeof low?.value === 'number' && typeof high?.value === 'number') {
          expect(low.value).toBeLessThanOrEqual(high.value + 1e-12);
        }
      }
    }),
  );
});

it('with every ticket answered, strict and answered are the same', () => {
  fc.assert(
    fc.property(rows, (cells) => {
      const { answered, strict } = twoBases(matrix(cells.map((counts) => [...counts.slice(0, 3), 0, 0])));
      expect(answered).toEqual(strict);
    }),
  );
});

const OUTCOMES = ['failure', 'loss', 'other', 'unparsed', 'failed'];
const ticket = fc.record({ label: fc.constantFrom(...LAYOUT.names), outcome: fc.constantFrom(...OUTCOMES) });
type LabelledOutcome = { label: string; outcome: string };

function count(tickets: readonly LabelledOutcome[], layout: CategoryLayout): Confusion {
  const counts = emptyConfusion(layout);
  for (const { label, outcome } of tickets) {
    const cell = cellIndex(layout, label, outcome);
    counts.cells[cell] = (counts.cells[cell] ?? 0) + 1;
  }
  return counts;
}

it('the order of tickets changes no figure', () => {
  const shuffled = fc
    .array(ticket)
    .chain((tickets) => fc.tuple(fc.constant(tickets), fc.shuffledSubarray(tickets, { minLength: tickets.length })));
  fc.assert(
    fc.property(shuffled, ([tickets, others]) => {
      expect(twoBases(count(others, LAYOUT))).toEqual(twoBases(count(tickets, LAYOUT)));
    }),
  );
});

it('the order of categories changes no figure', () => {
  const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
  fc.assert(
    fc.property(fc.array(ticket), order, (tickets, indexes) => {
      const turned: CategoryLayout = {
        names: indexes.map((index) => LAYOUT.names[index] ?? ''),
        escalates: indexes.map((index) => LAYOUT.escalates[index] ?? false),
      };
      expect(rounded(classificationScores(count(tickets, turned)))).toEqual(
        rounded(classificationScores(count(tickets, LAYOUT))),
      );
    }),
  );
});

it('every ticket counted twice gives the same figures of twice as many', () => {
  fc.assert(
    fc.property(rows, (cells) => {
      const once = classificationScores(matrix(cells));
      const twice = classificationScores(matrix(cells.map((counts) => counts.map((value) => 2 * value))));
      expect(figuresOf(twice).map(({ value }) => value?.toFixed(9))).toEqual(
        figuresOf(once).map(({ value }) => value?.toFixed(9)),
      );
      expect(figuresOf(twice).map(({ n }) => n)).toEqual(figuresOf(once).map(({ n }) => 2 * n));
    }),
  );
});

it('mapScores visits every figure once, always in the same order, and keeps the support', () => {
  const scores = classificationScores(
    matrix([
      [1, 2, 3, 4, 5],
      [1, 0, 0, 0, 0],
      [0, 0, 9, 0, 0],
    ]),
  );
  let visited = 0;
  const numbered = mapScores(scores, () => visited++);
  // detection, micro and three categories with three figures each, and four of the whole
  expect(visited).toBe(5 * 3 + 4);
  expect(numbered.perCategory.failure?.support).toBe(15);
  let again = 0;
  expect(mapScores(scores, () => again++)).toEqual(numbered);
});
