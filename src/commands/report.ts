import { Command } from 'commander';
import { keepKeys } from '../config/keys.ts';
import { resolveSettings } from '../config/settings.ts';
import { summarizeRun } from '../runs/summarize.ts';
import { createIo } from './output/io.ts';
import { addCommonOptions } from './options/options.ts';
import { formatOption, reportFormat, writeReport, type ReportOutputFlags } from './output/report-output.ts';

type ReportFlags = ReportOutputFlags & { config?: string; quiet?: boolean; verbose?: boolean };

export function reportCommand(summary: string): Command {
  return addCommonOptions(new Command('report'))
    .description(summary)
    .argument('<run>', 'run folder')
    .optionsGroup('Output:')
    .option('-o, --output <file>', 'where the report goes (- or nothing: stdout)')
    .addOption(formatOption())
    .addHelpText('after', '\nExample:\n  tickit report results/my-run --format md -o report.md')
    .action(async (run: string, flags: ReportFlags) => {
      reportFormat(flags);
      keepKeys(await resolveSettings(flags, process.cwd()), process.env);
      await writeReport(run, await summarizeRun(run), { flags, io: createIo(flags) });
    });
}
