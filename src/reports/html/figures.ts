import type { Estimate } from '../../metrics/share.ts';
import { categoryBars } from '../charts/category-bars.ts';
import { precisionRecallPlane, type PlanePoint } from '../charts/precision-recall-plane.ts';
import { reliabilityDiagram } from '../charts/reliability-diagram.ts';
import { percent } from '../format.ts';
import { markup, type Markup } from '../markup.ts';
import type { HtmlPage, PageCalibration, PageRow } from './page.ts';
import { figure, multiples, type Section } from './section.ts';

/** Every row, and published figures as hollow diamonds, in the precision-recall plane. */
export function planeSection({ rows }: HtmlPage): Section {
  const foreign = rows.some(({ paper }) => paper !== null)
    ? markup`<p>Hollow diamonds are published figures: <strong>other data, another model</strong>.</p>`
    : null;
  const text = markup`<div class="beside"><p class="lead">Up and to the right is better. Dotted lines join points of the same F1, whiskers are 95 % intervals, resampled by incident.</p><p>${tradeOff(rows)}</p>${foreign}</div>`;
  const body = markup`<div class="split">${text}${figure(precisionRecallPlane(planePoints(rows)))}</div>`;
  return { id: 'plane', title: 'Precision and recall', body };
}

/** The rows as points of the plane, on the strict basis. */
export function planePoints(rows: readonly PageRow[]): PlanePoint[] {
  const own = rows.map(({ name, report }) => ({ name, isReference: false, ...report.strict.detection }));
  const published = rows.flatMap(({ name, paper }) =>
    paper === null
      ? []
      : [
          {
            name: `${name.split(' · ')[0] ?? name}, published`,
            isReference: true,
            precision: withoutInterval(paper.precision),
            recall: withoutInterval(paper.recall),
            f1: withoutInterval(paper.f1),
          },
        ],
  );
  return [...own, ...published];
}

const withoutInterval = (value: number | null): Estimate => ({ value, low: null, high: null, n: 0 });

function tradeOff(rows: readonly PageRow[]): string {
  const [first] = rows;
  if (first === undefined || rows.length > 1) return 'The filled point has the highest F1.';
  const { precision, recall } = first.report.strict.detection;
  if (precision.value === null || recall.value === null)
    return 'Nothing was escalated, or nothing needed it, so there is no point.';
  const falseAlarms = Math.round(100 * (1 - precision.value));
  const missed = Math.round(100 * (1 - recall.value));
  return `Of 100 escalations about ${falseAlarms} are false alarms; of 100 tickets that need one, about ${missed} are missed.`;
}

export function categorySection({ rows }: HtmlPage): Section {
  const lead = 'Each category against the rest, on the strict basis. Wide whiskers mean few tickets.';
  const body = markup`<p class="lead">${lead}</p>${multiples(rows, ({ report }) => categoryBars(report.strict.perCategory))}`;
  return { id: 'categories', title: 'Categories', body };
}

/** Null when no row stated confidences. */
export function calibrationSection({ rows }: HtmlPage): Section | null {
  const stated = rows.flatMap(({ name, calibration }) => (calibration === null ? [] : [{ name, calibration }]));
  if (stated.length === 0) return null;
  const cards = stated.map(
    ({ name, calibration }) =>
      markup`<div>${figure(reliabilityDiagram(calibration.bins), rows.length > 1 ? name : null)}<p class="small centred">${errors(calibration)}</p></div>`,
  );
  const lead =
    'How far a stated confidence can be believed: on the diagonal it is right as often as it says, below it claims too much.';
  return {
    id: 'calibration',
    title: 'Calibration',
    body: markup`<p class="lead">${lead}</p><div class="multiples">${cards}</div>`,
  };
}

function errors({ brier, ece }: PageCalibration): Markup {
  const points = ece === null ? 'n/a' : `${percent({ value: ece })} points`;
  return markup`Expected calibration error <b>${points}</b> · Brier score <b>${brier === null ? 'n/a' : brier.toFixed(3)}</b>`;
}
