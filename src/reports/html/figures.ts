import type { Calibration } from '../../metrics/calibration.ts';
import type { Estimate } from '../../metrics/share.ts';
import { categoryBars } from '../charts/category-bars.ts';
import { precisionRecallPlane } from '../charts/precision-recall-plane.ts';
import { reliabilityDiagram } from '../charts/reliability-diagram.ts';
import { planePoints, publishedPoint } from '../charts/row-points.ts';
import { percent } from '../format.ts';
import { markup, type Markup } from '../markup.ts';
import type { HtmlPage } from './page.ts';
import type { ReportRow } from '../report-rows.ts';
import { factList, figure, figures, multiples, split, table, words, type Section } from './section.ts';

/** Every row, and published figures as hollow diamonds, in the precision-recall plane. */
export function planeSection({ rows }: HtmlPage): Section {
  const foreign = rows.some((row) => publishedPoint(row).length > 0)
    ? markup`<p>Hollow diamonds are published figures: <strong>other data, another model</strong>.</p>`
    : null;
  const legend = rows.length > 1 ? markup`<p>The filled point has the highest F1.</p>` : null;
  const text = markup`<p class="lead">Up and to the right is better. Dotted lines join points of the same F1, whiskers are 95 % intervals, resampled by incident.</p>${legend}${foreign}`;
  const body = split(figure(precisionRecallPlane(planePoints(rows))), text);
  return { id: 'plane', title: 'Precision and recall', body };
}

export function categorySection({ rows }: HtmlPage): Section {
  const [first] = rows;
  const lead = 'Each category against the rest, on the strict basis. Wide whiskers mean few tickets.';
  const content =
    first === undefined || rows.length > 1
      ? multiples(rows, ({ name, report }) => figure(categoryBars(report.strict.perCategory), name))
      : split(figure(categoryBars(first.report.strict.perCategory)), categoryTable(first));
  return { id: 'categories', title: 'Categories', body: markup`<p class="lead">${lead}</p>${content}` };
}

function categoryTable({ report }: ReportRow): Markup {
  return table({
    name: 'Precision, recall and F1 by category',
    columns: [words('%'), figures('Precision'), figures('Recall'), figures('F1'), figures('Tickets')],
    rows: Object.entries(report.strict.perCategory).map(([name, { precision, recall, f1, support }]) => [
      name,
      ...[precision, recall, f1].map(withInterval),
      support,
    ]),
  });
}

function withInterval({ value, low, high }: Estimate): Markup {
  if (low === null || high === null) return markup`${percent({ value })}`;
  const ends = `${percent({ value: low })}–${percent({ value: high })}`;
  return markup`${percent({ value })} <span class="small">${ends}</span>`;
}

/** Null when no row stated confidences. */
export function calibrationSection({ rows }: HtmlPage): Section | null {
  const stated = rows.filter(({ report }) => report.calibration.brier.n > 0);
  if (stated.length === 0) return null;
  const lead =
    'How far a stated confidence can be believed: on the diagonal it is right as often as it says, below it claims too much.';
  const [first] = stated;
  const content =
    rows.length === 1 && first !== undefined
      ? oneCalibration(first.report.calibration)
      : multiples(stated, calibrationCard);
  return { id: 'calibration', title: 'Calibration', body: markup`<p class="lead">${lead}</p>${content}` };
}

const oneCalibration = (calibration: Calibration): Markup =>
  split(figure(reliabilityDiagram(calibration.reliability)), [errorsOf(calibration), binTable(calibration)]);

function calibrationCard({ name, report: { calibration } }: ReportRow): Markup {
  return markup`<div>${figure(reliabilityDiagram(calibration.reliability), name)}${errorsOf(calibration)}</div>`;
}

function errorsOf({ brier, expectedError, unknown }: Calibration): Markup {
  return factList([
    { name: 'Expected calibration error', value: `${percent(expectedError)} points` },
    { name: 'Brier score', value: brier.value === null ? 'n/a' : brier.value.toFixed(3) },
    ...(unknown > 0 ? [{ name: 'Without a confidence', value: String(unknown) }] : []),
  ]);
}

function binTable({ reliability }: Calibration): Markup {
  return table({
    name: 'Answers by stated confidence',
    columns: [words('Stated, %'), figures('Mean stated'), figures('Right'), figures('Answers')],
    rows: reliability
      .filter(({ n }) => n > 0)
      .map(({ low, high, n, meanConfidence, accuracy }) => [
        `${Math.round(100 * low)} to ${Math.round(100 * high)}`,
        percent({ value: meanConfidence }),
        percent({ value: accuracy }),
        n,
      ]),
  });
}
