import { readFileSync } from 'node:fs';

/*
 * The figures of a run, worked out again from nothing but the lines of predictions.jsonl and the definitions of DESIGN
 * section 9. On purpose it shares no code with src/: it is the second opinion.
 */

export interface Line {
  ticketId: string;
  status: string;
  category: string | null;
  label: string | null;
  tags: string[];
  product: string | null;
  language: string;
  createdAt: string | null;
  calls: number;
  cachedCalls: number;
  usage: { inputTokens: number | null; outputTokens: number | null };
  costUsd: number | null;
  durationMs: number;
}

type Figure = { value: number | null; n: number };
type Category = { name: string; escalates: boolean };

export const readLog = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

export function recompute(lines: readonly Line[], categories: readonly Category[]) {
  const labelled = lines.filter((line) => line.label !== null);
  const answered = labelled.filter((line) => line.status === 'answered');
  return {
    tickets: labelled.length,
    coverage: ratio(answered.length, labelled.length),
    answered: scores(answered, categories),
    strict: scores(labelled, categories),
    confusion: confusion(labelled, categories),
    slices: slices(labelled, categories),
    usage: {
      calls: total(labelled.map((line) => line.calls)),
      cachedCalls: total(labelled.map((line) => line.cachedCalls)),
      inputTokens: total(labelled.map((line) => line.usage.inputTokens)),
      outputTokens: total(labelled.map((line) => line.usage.outputTokens)),
      costUsd: total(labelled.map((line) => line.costUsd)),
      ticketsWithoutUsage: labelled.filter(({ usage }) => usage.inputTokens === null || usage.outputTokens === null)
        .length,
    },
  };
}

const ratio = (hits: number, n: number): Figure => ({ value: n === 0 ? null : hits / n, n });

function total(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function triple(tp: number, fp: number, fn: number) {
  const precision = ratio(tp, tp + fp);
  const recall = ratio(tp, tp + fn);
  return { precision, recall, f1: { value: tp + fp + fn === 0 ? null : tp / (tp + (fp + fn) / 2), n: tp + fp + fn } };
}

function detection(lines: readonly Line[], categories: readonly Category[]) {
  const escalates = (name: string | null): boolean => categories.some((c) => c.name === name && c.escalates);
  let tp = 0;
  let fp = 0;
  let fn = 0;
  for (const { status, label, category } of lines) {
    if (status === 'answered') {
      if (escalates(label) && escalates(category)) tp++;
      if (escalates(label) && !escalates(category)) fn++;
      if (!escalates(label) && escalates(category)) fp++;
    } else if (escalates(label)) fn++;
    else fp++;
  }
  return triple(tp, fp, fn);
}

function scores(lines: readonly Line[], categories: readonly Category[]) {
  const counts = categories.map(({ name, escalates }) => ({
    name,
    escalates,
    tp: lines.filter((line) => line.label === name && line.category === name).length,
    fp: lines.filter((line) => line.label !== name && line.category === name).length,
    fn: lines.filter((line) => line.label === name && line.category !== name).length,
    support: lines.filter((line) => line.label === name).length,
  }));
  const escalating = counts.filter((count) => count.escalates);
  const pool = (key: 'tp' | 'fp' | 'fn'): number => escalating.reduce((sum, count) => sum + count[key], 0);
  const named = counts.filter(({ tp, fp, fn }) => tp + fp + fn > 0);
  const f1 = ({ tp, fp, fn }: { tp: number; fp: number; fn: number }): number => (2 * tp) / (2 * tp + fp + fn);
  const n = lines.length;
  const mean = named.reduce((sum, count) => sum + f1(count), 0) / named.length;
  const weighted = named.reduce((sum, count) => sum + count.support * f1(count), 0) / n;
  return {
    detection: detection(lines, categories),
    micro: triple(pool('tp'), pool('fp'), pool('fn')),
    macroF1: { value: n === 0 ? null : mean, n },
    weightedF1: { value: n === 0 ? null : weighted, n },
    accuracy: ratio(lines.filter((line) => line.label === line.category).length, n),
    mcc: { value: correlation(lines), n },
    perCategory: Object.fromEntries(
      counts.map(({ name, tp, fp, fn, support }) => [name, { ...triple(tp, fp, fn), support }]),
    ),
  };
}

/** Pearson's correlation of the indicators of label and outcome, summed over all classes: the definition behind the formula. */
function correlation(lines: readonly Line[]): number | null {
  const outcomes = lines.map((line) => line.category ?? line.status);
  const labels = lines.map((line) => line.label ?? '');
  const classes = [...new Set([...outcomes, ...labels])];
  const covariance = (a: readonly string[], b: readonly string[]): number =>
    classes.reduce((sum, name) => {
      const meanA = a.filter((value) => value === name).length / a.length;
      const meanB = b.filter((value) => value === name).length / b.length;
      const products = a.map((value, index) => (Number(value === name) - meanA) * (Number(b[index] === name) - meanB));
      return sum + products.reduce((all, product) => all + product, 0);
    }, 0);
  const root = Math.sqrt(covariance(outcomes, outcomes) * covariance(labels, labels));
  return lines.length === 0 || root < 1e-12 ? null : covariance(outcomes, labels) / root;
}

function confusion(lines: readonly Line[], categories: readonly Category[]) {
  const rows = categories.map(({ name }) => name);
  const columns = [...rows, 'unparsed', 'failed'];
  const counts = rows.map((label) =>
    columns.map((column) => {
      const isHere = (line: Line): boolean => (line.status === 'answered' ? line.category : line.status) === column;
      return lines.filter((line) => line.label === label && isHere(line)).length;
    }),
  );
  return { rows, columns, counts };
}

function slices(lines: readonly Line[], categories: readonly Category[]) {
  const dimensions: [string, (line: Line) => (string | null)[]][] = [
    ['tag', (line) => line.tags],
    ['product', (line) => [line.product]],
    ['language', (line) => [line.language]],
    ['week', (line) => [line.createdAt === null ? null : weekOf(new Date(line.createdAt))]],
  ];
  return dimensions.flatMap(([dimension, valuesOf]) => {
    const values = [...new Set(lines.flatMap(valuesOf))].filter((value) => value !== null).sort();
    // a single value would repeat the whole; tags are shown nevertheless
    if (values.length < 2 && dimension !== 'tag') return [];
    return values.map((value) => {
      const part = lines.filter((line) => valuesOf(line).includes(value));
      const right = part.filter((line) => line.label === line.category).length;
      return {
        dimension,
        value,
        tickets: part.length,
        accuracy: ratio(right, part.length),
        detection: detection(part, categories),
      };
    });
  });
}

/** By counting Thursdays of the year up to the one of this week. */
function weekOf(time: Date): string {
  const day = new Date(time);
  while (day.getUTCDay() !== 4)
    day.setUTCDate(day.getUTCDate() + (day.getUTCDay() === 0 || day.getUTCDay() > 4 ? -1 : 1));
  const year = day.getUTCFullYear();
  let week = 0;
  for (; day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() - 7)) week++;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
