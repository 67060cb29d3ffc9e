import { countAt, type Confusion } from '../../src/metrics/confusion.ts';

/**
 * Detection F1 and macro F1 where every ticket is answered. `classificationScores` gives the same among all figures, and
 * takes thirty times longer.
 */
export function quickFigures(confusion: Confusion): { f1: number; macroF1: number } {
  const { escalates } = confusion.layout;
  const rights = escalates.map(() => 0);
  const labels = escalates.map(() => 0);
  const answers = escalates.map(() => 0);
  let [called, misjudged] = [0, 0];
  for (let row = 0; row < escalates.length; row++) {
    for (let column = 0; column < escalates.length; column++) {
      const count = countAt(confusion, row, column);
      labels[row] = (labels[row] ?? 0) + count;
      answers[column] = (answers[column] ?? 0) + count;
      if (row === column) rights[row] = count;
      if (escalates[row] && escalates[column]) called += count;
      else if (escalates[row] !== escalates[column]) misjudged += count;
    }
  }
  const f1s = rights.flatMap((right, category) => {
    const total = (labels[category] ?? 0) + (answers[category] ?? 0);
    return total === 0 ? [] : [(2 * right) / total];
  });
  return {
    f1: (2 * called) / (2 * called + misjudged),
    macroF1: f1s.reduce((sum, f1) => sum + f1, 0) / f1s.length,
  };
}
