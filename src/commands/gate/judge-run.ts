import { appendFile } from 'node:fs/promises';
import { GateError, InconclusiveError, messageOf } from '../../errors.ts';
import { checkParts } from '../../reports/check-parts.ts';
import { checkReason } from '../../reports/gate-words.ts';
import { renderJunit } from '../../reports/junit.ts';
import { compareRuns } from '../../runs/comparison/compare-runs.ts';
import type { ComparedRun } from '../../runs/comparison/compared-run.ts';
import type { CheckReport } from '../../runs/gate/gate-report.ts';
import { judge, type GateRules } from '../../runs/gate/gate.ts';
import { openComparedRun } from '../../runs/comparison/open-compared-run.ts';
import { runFiles } from '../../runs/folder/run-folder.ts';
import type { GateFlags } from './gate-options.ts';
import type { CommandIo } from '../output/io.ts';
import { renderParts, writeParts, type PartsOutputFlags } from '../output/parts-output.ts';
import { writeOutput } from '../output/report-output.ts';

export interface JudgeFlags extends PartsOutputFlags {
  intersection?: boolean;
  junit?: string;
}

interface JudgeOptions {
  rules: GateRules;
  flags: JudgeFlags & Pick<GateFlags, 'onInconclusive'>;
  io: CommandIo;
}

/** Compares a run with the baseline, and publishes the verdict. */
export async function judgeRun(
  folder: string,
  baseline: ComparedRun,
  { rules, flags, io }: JudgeOptions,
): Promise<CheckReport> {
  const changed = await openComparedRun(folder);
  const { seed } = changed.facts.identity;
  const compared = await compareRuns(baseline, changed, { isIntersection: flags.intersection ?? false, seed });
  const report = judge(compared, rules);
  await publishCheck(folder, report, { flags, io });
  return report;
}

/** Writes a verdict into the folder of the run that it is about, and wherever else it is asked for. */
export async function publishCheck(
  folder: string,
  report: CheckReport,
  { flags, io }: Omit<JudgeOptions, 'rules'>,
): Promise<void> {
  const shown = { report, parts: checkParts(report) };
  const markdown = renderParts(shown, 'md');
  await writeOutput(runFiles(folder).check('md'), markdown);
  await writeOutput(runFiles(folder).check('json'), renderParts(shown, 'json'));
  const inconclusivePasses = flags.onInconclusive === 'pass';
  if (flags.junit !== undefined) await writeOutput(flags.junit, renderJunit(report, { inconclusivePasses }));
  await addToStepSummary(markdown, io);
  await writeParts(shown, flags, io);
  io.note(`check: ${runFiles(folder).check('md')} (also .json)`);
}

/** What GitHub shows of a job; a verdict is not lost over it. */
async function addToStepSummary(markdown: string, io: CommandIo): Promise<void> {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  await appendFile(file, `${markdown}\n`).catch((error: unknown) =>
    io.note(`warning: can't add to GITHUB_STEP_SUMMARY: ${messageOf(error)}`),
  );
}

/** Throws GateError for a run that regressed, InconclusiveError for one that nothing is decided about. */
export function requirePassed({ verdict, checks }: CheckReport, onInconclusive: GateFlags['onInconclusive']): void {
  if (verdict === 'fine' || (verdict === 'inconclusive' && onInconclusive === 'pass')) return;
  const reasons = checks.filter((check) => check.verdict === verdict).map(checkReason);
  const message = `${verdict}: ${reasons.join(' ')}`;
  throw verdict === 'regressed' || onInconclusive === 'fail' ? new GateError(message) : new InconclusiveError(message);
}
