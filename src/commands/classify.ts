import path from 'node:path';
import { Command, Option } from 'commander';
import { messageOf, UsageError } from '../errors.ts';
import { RENDERERS } from '../reports/index.ts';
import { exportPredictions, PREDICTION_FORMATS, type PredictionFormat } from '../runs/export-predictions.ts';
import type { RunManifest } from '../runs/folder/manifest.ts';
import { readPredictions } from '../runs/log/prediction-log.ts';
import { runFiles } from '../runs/folder/run-folder.ts';
import { summarizeRun } from '../runs/summarize.ts';
import { executeRun } from './run/execute-run.ts';
import { createContext } from './run/context.ts';
import type { CommandIo } from './output/io.ts';
import { addRunOptions, type RunFlags } from './options/options.ts';
import { planText } from './run/plan-run.ts';
import { prepareRun } from './run/prepare-run.ts';
import { requireOutputs } from './run/require-outputs.ts';
import { openRunInput } from './run/run-input.ts';
import { requireAnswers } from './run/require-answers.ts';
import { tellUnusedFlags } from './run/unused-flags.ts';
import { unknownEnding } from './output/form-of-output.ts';
import { writeTexts } from '../util/write-texts.ts';

const EXAMPLES = `
Examples:
  tickit classify dump.jsonl -o predictions.csv
  tickit classify dump.csv --model openai:gpt-4.1-mini --dry-run
  tickit classify dump.jsonl -q -o - | jq -c 'select(.escalates)'`;

type ClassifyFlags = RunFlags & { format?: PredictionFormat };

export function classifyCommand(summary: string): Command {
  return addRunOptions(new Command('classify'))
    .description(summary)
    .argument('<tickets>', 'tickets, JSONL or CSV')
    .optionsGroup('Output:')
    .option('-o, --output <file>', 'where the predictions go as well (-: stdout)')
    .addOption(
      new Option('--format <format>', 'form of the predictions (default: by the ending of -o, else jsonl)').choices(
        PREDICTION_FORMATS,
      ),
    )
    .addHelpText('after', EXAMPLES)
    .action(classify);
}

async function classify(dump: string, flags: ClassifyFlags): Promise<void> {
  if (flags.json && flags.output === '-') throw new UsageError('--json and -o - both want stdout: give one of them');
  const format = formatOf(flags);
  requireOutputs([flags.output], [dump, flags.train], flags.run);
  const io = await createContext(flags);
  const prepared = await prepareRun(await openRunInput('classify', dump, { flags, io }), flags, io);
  tellUnusedFlags(flags, [prepared], io);
  if (flags.dryRun) {
    await io.result(await planText(prepared, flags.json ?? false));
    return;
  }
  const folder = await executeRun(prepared, flags, io);
  const { output } = flags;
  if (output !== undefined) {
    await writePredictions({ folder, manifest: prepared.manifest, output, format }, io);
  }
  const report = await summarizeRun(folder);
  if (flags.json) await io.result(RENDERERS.json(report));
  else if (flags.output === '-') io.detail(() => RENDERERS.terminal(report));
  else await io.result(RENDERERS.terminal(report, io.width));
  io.note(`predictions: ${flags.output ?? runFiles(folder).predictions}`);
  requireAnswers(report, folder);
}

/** Throws UsageError for a form without a file to be in, and for an ending that stands for none. */
function formatOf({ format, output }: ClassifyFlags): PredictionFormat {
  if (output === undefined && format !== undefined) {
    throw new UsageError(`--format ${format}: expected a file for the predictions`, {
      hint: 'Name it with -o, or take -o - for stdout.',
    });
  }
  const ending = path.extname(output ?? '').toLowerCase();
  if (format !== undefined) return format;
  if (ending === '.csv') return 'csv';
  if (['', '.jsonl', '.ndjson'].includes(ending)) return 'jsonl';
  throw unknownEnding(output ?? '', ['jsonl', 'ndjson', 'csv']);
}

interface Export {
  folder: string;
  manifest: RunManifest;
  output: string;
  format: PredictionFormat;
}

async function writePredictions({ folder, manifest, output, format }: Export, io: CommandIo): Promise<void> {
  const texts = exportPredictions(readPredictions(runFiles(folder).predictions), manifest, format);
  if (output !== '-') {
    await writeTexts(output, texts).catch((error: unknown) => {
      throw new UsageError(`${output}: can't be written: ${messageOf(error)}`, { cause: error });
    });
    return;
  }
  for await (const text of texts) {
    if (!(await io.result(text))) return;
  }
}
