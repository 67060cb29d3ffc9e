import type { Estimate } from '../../../metrics/share.ts';
import type { SweepReport, ThresholdChoice } from '../../../runs/report/sweep-report.ts';
import { intervalStrip } from '../../charts/interval-strip.ts';
import { inlineChart } from '../../charts/render-chart.ts';
import { percent } from '../../format.ts';
import { markup, type Markup } from '../../markup.ts';
import { rewritingWord, signed, threshold } from '../../sweep/format.ts';
import { findings, plateauWords } from '../../sweep/lines.ts';
import type { Section } from '../section.ts';
import { explorerLink } from './explorer-link.ts';

/** The recommended threshold and what it gives, then what else was found, a sentence each. */
export function overview(report: SweepReport): Section {
  const { best } = report;
  const tiles = best?.threshold == null ? null : markup`<div class="tiles">${tilesOf(best, best.threshold)}</div>`;
  const list = markup`<ul class="findings">${findings(report).map((finding) => markup`<li>${finding}</li>`)}</ul>`;
  const lead =
    'Escalations at least as similar as the threshold θ are linked to an earlier one; the others raise an alert of their own. B-cubed F1 says how well the groups are the incidents.';
  return { id: 'overview', title: 'Overview', body: markup`<p class="lead">${lead}</p>${tiles}${list}` };
}

function tilesOf(best: ThresholdChoice, chosen: number): Markup[] {
  const { heldOut, development, rewrite, plateau } = best;
  const { scores, tickets, incidents } = heldOut ?? development;
  const part = heldOut === null ? 'where it was chosen' : 'held out';
  const about = `${part}: ${tickets} tickets of ${incidents} incidents`;
  const width = plateau === null ? null : markup`<p class="small">${plateauWords(plateau)}</p>`;
  return [
    markup`<div class="tile"><h3>Recommended θ</h3><p class="big">${threshold(chosen)}</p><p class="small">${rewritingWord(rewrite)} rewriting: ${explorerLink({ threshold: chosen, rewrite }, 'its groups')}</p>${width}</div>`,
    ...(scores === null ? [] : [shareTile('B-cubed F1', scores.bcubed.f1, about)]),
    ...(scores === null ? [] : [alertTile(scores.alerts, about)]),
  ];
}

function shareTile(name: string, estimate: Estimate, about: string): Markup {
  const { value, low, high } = estimate;
  const unit = value === null ? null : markup`<span class="unit"> %</span>`;
  const interval =
    low === null || high === null ? 'no interval' : `95 %: ${percent({ value: low })} to ${percent({ value: high })}`;
  return markup`<div class="tile"><h3>${name}</h3><p class="big">${percent(estimate)}${unit}</p>${inlineChart(
    intervalStrip(name, estimate),
  )}<p class="small">${interval}</p><p class="small">${about}</p></div>`;
}

function alertTile(
  alerts: { predicted: number; true: number; deviation: number; extra: number; swallowed: number },
  about: string,
): Markup {
  const { predicted, deviation, extra, swallowed } = alerts;
  return markup`<div class="tile"><h3>Alerts</h3><p class="big">${predicted}<span class="unit"> for ${alerts.true} incidents</span></p><p class="small">${signed(deviation)}: ${extra} extra alerts, ${swallowed} incidents without one</p><p class="small">${about}</p></div>`;
}
