import type { EvalReport } from '../../runs/report/report.ts';
import { qualityAgainstCost } from '../charts/quality-against-cost.ts';
import { costPoint } from '../charts/row-points.ts';
import { dollars, milliseconds, orUnknown } from '../format.ts';
import type { Markup } from '../markup.ts';
import type { HtmlPage } from './page.ts';
import type { ReportRow } from '../report-rows.ts';
import { factList, figure, figures, split, table, words, type Fact, type Section } from './section.ts';

/** What the runs took: for several rows also the chart of quality against cost. */
export function costSection({ rows }: HtmlPage): Section {
  const [first] = rows;
  const body =
    rows.length > 1 || first === undefined
      ? split(figure(qualityAgainstCost(rows.map(costPoint))), costTable(rows))
      : factList(usageFacts(first.report));
  return { id: 'cost', title: 'Cost', body };
}

function usageFacts({ usage, latencyMs }: EvalReport): Fact[] {
  return [
    { name: 'Calls', value: `${whole(usage.calls)}, ${whole(usage.cachedCalls)} of them cached` },
    { name: 'Input tokens', value: orUnknown(usage.inputTokens, whole) },
    { name: 'Output tokens', value: orUnknown(usage.outputTokens, whole) },
    { name: 'Cost', value: dollars(usage.costUsd) },
    { name: 'Median time a ticket', value: milliseconds(latencyMs.p50) },
    { name: '95 % of tickets within', value: milliseconds(latencyMs.p95) },
  ];
}

const whole = (count: number): string => count.toLocaleString('en-US');

function costTable(rows: readonly ReportRow[]): Markup {
  return table({
    name: 'Cost and time of each row',
    columns: [
      words('Pipeline · model'),
      figures('Calls'),
      figures('Tokens in / out'),
      figures('Cost'),
      figures('Time a ticket, p50 / p95'),
    ],
    rows: rows.map(({ name, report: { usage, latencyMs } }) => [
      name,
      whole(usage.calls),
      pair(orUnknown(usage.inputTokens, whole), orUnknown(usage.outputTokens, whole)),
      dollars(usage.costUsd),
      pair(milliseconds(latencyMs.p50), milliseconds(latencyMs.p95)),
    ]),
  });
}

const pair = (first: string, second: string): string => (first === second ? first : `${first} / ${second}`);
