import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { writeBaseline } from '../runs/comparison/baseline-file.ts';
import { requireComparable } from '../runs/comparison/comparability.ts';
import { openBaseline, openComparedRun } from '../runs/comparison/open-compared-run.ts';
import { isOfSweep } from '../runs/comparison/baseline-lines.ts';
import { DEFAULT_MARGINS } from '../runs/gate/default-margins.ts';
import { gateFigureNames } from '../runs/gate/gate-figures.ts';
import { checkSweep } from './gate/check-sweep.ts';
import type { CheckFlags } from './gate/check-options.ts';
import { createContext } from './run/context.ts';
import { executeRun } from './run/execute-run.ts';
import { addGateOptions, gateRules } from './gate/gate-options.ts';
import { judgeRun, requirePassed } from './gate/judge-run.ts';
import { requireCoverage } from './gate/require-coverage.ts';
import { addRunOptions, embedderOption } from './options/options.ts';
import { partsFormat, partsFormatOption } from './output/parts-output.ts';
import { planText } from './run/plan-run.ts';
import { prepareRun } from './run/prepare-run.ts';
import { requireOutputs } from './run/require-outputs.ts';
import { openRunInput } from './run/run-input.ts';
import { tellUnusedFlags } from './run/unused-flags.ts';
import { addSettingChoiceOptions, requireNoSetting } from './options/setting-options.ts';
import { requireReplies } from './run/require-replies.ts';
import { writeReportFiles } from './output/report-output.ts';

const EXAMPLES = `
Examples:
  tickit check labelled.jsonl --update-baseline baseline.jsonl
  tickit check labelled.jsonl --baseline baseline.jsonl
  tickit check labelled.jsonl --baseline results/main --margin f1:0.02 --margin recall:asset_loss:0.1 -o comment.md
  tickit check labelled.jsonl --baseline results/sweep-main --margin bcubed-f1:0.02`;

export function checkCommand(summary: string): Command {
  const command = addRunOptions(new Command('check')).optionsGroup('Model:').addOption(embedderOption());
  return addSettingChoiceOptions(addGateOptions(command))
    .description(summary)
    .argument('<dataset>', 'labelled tickets, JSONL or CSV')
    .optionsGroup('Baseline:')
    .option('--baseline <run>', 'what to compare with: the folder or the baseline file of a run or a sweep')
    .option('--update-baseline <file>', 'write this run as the baseline file; the exit code is then 0')
    .option('--intersection', 'compare the tickets that are the same in both, instead of refusing')
    .optionsGroup('Output:')
    .option('-o, --output <file>', 'where the report goes (- or nothing: stdout)')
    .option('--junit <file>', 'the checks as JUnit XML')
    .addOption(partsFormatOption())
    .addHelpText('after', EXAMPLES)
    .action(check);
}

async function check(dataset: string, flags: CheckFlags): Promise<void> {
  const { baseline: baselinePath, updateBaseline } = flags;
  if (baselinePath === undefined && updateBaseline === undefined) {
    throw new UsageError('nothing to compare with', {
      hint: 'Name a run or a baseline file with --baseline, or make one with --update-baseline.',
    });
  }
  requireOutputs([flags.output, flags.junit, updateBaseline], [dataset, flags.train], flags.run);
  partsFormat(flags);
  if (baselinePath !== undefined && (await isOfSweep(baselinePath))) {
    await checkSweep(dataset, baselinePath, flags);
    return;
  }
  requireNoSetting(flags);
  const io = await createContext(flags);
  const prepared = await prepareRun(await openRunInput('eval', dataset, { flags, io }), flags, io);
  tellUnusedFlags(flags, [prepared], io);
  const figures = gateFigureNames(prepared.settings.categories.map(({ name }) => name));
  const rules = gateRules(flags, figures, DEFAULT_MARGINS);
  const baseline = baselinePath === undefined ? null : await openBaseline(baselinePath);
  if (baseline) requireComparable(baseline, prepared.manifest, flags.intersection ?? false);
  if (flags.dryRun) {
    await io.result(await planText(prepared, flags.json ?? false));
    return;
  }
  await requireReplies(prepared);
  const folder = await executeRun(prepared, flags, io);
  const summary = await writeReportFiles(folder);
  const report = baseline && (await judgeRun(folder, baseline, { rules, flags, io }));
  if (updateBaseline !== undefined) {
    if (summary.kind === 'eval') requireCoverage(summary.coverage.value, rules.minCoverage, 'an answer');
    await writeBaseline(updateBaseline, await openComparedRun(folder));
    io.note(`baseline: ${updateBaseline}`);
  } else if (report) requirePassed(report, flags.onInconclusive);
}
