import { UsageError } from '../../errors.ts';
import { requireComparable } from '../../runs/comparison/comparability.ts';
import type { SweepIdentity } from '../../runs/folder/manifest.ts';
import { DEFAULT_SWEEP_MARGINS } from '../../runs/gate/default-margins.ts';
import { compareSweeps } from '../../runs/sweep/comparison/compare-sweeps.ts';
import { judgeSweeps } from '../../runs/gate/judge-sweeps.ts';
import { openComparedSweep, openSweepBaseline } from '../../runs/sweep/comparison/open-compared-sweep.ts';
import { SWEEP_FIGURES } from '../../runs/gate/sweep-gate-figures.ts';
import type { CheckFlags } from './check-options.ts';
import { createContext } from '../run/context.ts';
import { executeSweep } from '../sweep/execute-sweep.ts';
import { gateRules } from './gate-options.ts';
import { saveSweepBaseline } from './save-sweep-baseline.ts';
import { publishCheck, requirePassed } from './judge-run.ts';
import { sweepPlanText } from '../sweep/plan-sweep.ts';
import { prepareSweep } from '../sweep/prepare-sweep.ts';
import { requireDescriptions } from '../sweep/require-descriptions.ts';
import { writeReportFiles } from '../output/report-output.ts';
import { askedSetting } from '../options/setting-options.ts';
import type { SweepSettings } from '../sweep/sweep-options.ts';

/** Sweeps as the baseline did, with the prompts, model and embedder of now, and judges how the groups changed. */
export async function checkSweep(dataset: string, baselinePath: string, flags: CheckFlags): Promise<void> {
  requireSweepFlags(flags);
  const rules = gateRules(flags, SWEEP_FIGURES, DEFAULT_SWEEP_MARGINS);
  const io = await createContext(flags);
  const asked = askedSetting(flags);
  const baseline = await openSweepBaseline(baselinePath, asked);
  const { identity } = baseline.facts;
  const input = { dataset, sweep: settingsOf(identity), fromRun: identity.fromRun?.folder ?? null };
  const prepared = await prepareSweep(input, flags, io);
  const isIntersection = flags.intersection ?? false;
  requireComparable(baseline, prepared.manifest, isIntersection);
  if (flags.dryRun) {
    await io.result(await sweepPlanText(prepared, flags.json ?? false));
    return;
  }
  await requireDescriptions(prepared);
  const folder = await executeSweep(prepared, flags, io);
  await writeReportFiles(folder);
  const changed = await openComparedSweep(folder, asked);
  const { seed } = changed.facts.identity;
  const report = judgeSweeps(compareSweeps(baseline, changed, { isIntersection, seed }), rules);
  await publishCheck(folder, report, { flags, io });
  if (flags.updateBaseline === undefined) requirePassed(report, flags.onInconclusive);
  else await saveSweepBaseline(flags.updateBaseline, changed, { minCoverage: rules.minCoverage, io });
}

/** Throws UsageError for flags that only mean something where tickets are answered. */
function requireSweepFlags({ repeat, train, iclSelect, iclK }: CheckFlags): void {
  const given = Object.entries({ '--repeat': repeat, '--train': train, '--icl-select': iclSelect, '--icl-k': iclK });
  for (const [flag, value] of given) {
    if (value !== undefined) throw new UsageError(`${flag}: the baseline is of a sweep, which answers no tickets`);
  }
}

const settingsOf = (identity: SweepIdentity): SweepSettings => {
  const { thresholds, rewrite, representative, windowHours, same, minPrecision } = identity;
  return { thresholds, rewrite, representative, windowHours, same, minPrecision };
};
