import { createReadStream } from 'node:fs';
import { Command, Option } from 'commander';
import { keepKeys } from '../config/keys.ts';
import { resolvePrompt } from '../config/pipelines.ts';
import { resolveSettings } from '../config/settings.ts';
import { DataError, messageOf, UsageError } from '../errors.ts';
import { rowsFromLabels } from '../sft/build-from-labels.ts';
import { requireModelName, saveFineTunedModel } from '../models/embedded/fine-tuned/store.ts';
import { parseSftRow, type SftRow } from '../sft/row.ts';
import type { Selection } from '../tickets/select.ts';
import { selectedTickets } from '../tickets/selected-tickets.ts';
import type { LabelNames } from '../tickets/parse-ticket.ts';
import { surveyDump, type DumpSurvey } from '../tickets/survey.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { safeJson } from '../util/own-secrets.ts';
import { plural } from '../util/plural.ts';
import { readLines } from '../util/read-lines.ts';
import { writeTexts } from '../util/write-texts.ts';
import { SFT_PROMPT } from './run/fit-model.ts';
import { createIo } from './output/io.ts';
import { addCommonOptions, countOption } from './options/options.ts';
import { refuseOrTell } from './run/rejections.ts';
import { requireOutputs } from './run/require-outputs.ts';
import { labelNames } from './run/training.ts';

interface CommonFlags {
  config?: string;
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
}

const EXAMPLES = `
Example:
  tickit sft build --from-labels datasets/oncall.jsonl --split train -o rows.jsonl
  tickit sft train --model embedded --name mine --rows rows.jsonl
  tickit eval datasets/oncall.jsonl --split dev --model embedded:mine`;

export function sftCommand(summary: string): Command {
  return new Command('sft')
    .description(summary)
    .addCommand(buildCommand())
    .addCommand(trainCommand())
    .addHelpText('after', EXAMPLES);
}

function buildCommand(): Command {
  return addCommonOptions(new Command('build'))
    .description('make training rows in the very prompt used online')
    .requiredOption('--from-labels <dataset>', 'labelled tickets, JSONL or CSV')
    .option('--split <name>', 'take tickets of this split only')
    .requiredOption('-o, --output <file>', 'where the rows go, as chat-format JSONL (-: stdout)')
    .action(build);
}

function trainCommand(): Command {
  return addCommonOptions(new Command('train'))
    .description('fit a model on training rows')
    .addOption(new Option('--model <name>', 'the model that learns').choices(['embedded']).default('embedded'))
    .requiredOption('--name <name>', 'what the fitted model is called: embedded:<name>')
    .requiredOption('--rows <file>', 'training rows')
    .addOption(countOption('--seed <n>', 'seed of everything random', 0).default(1))
    .action(train);
}

interface BuildFlags extends CommonFlags {
  fromLabels: string;
  split?: string;
  output: string;
}

async function build(flags: BuildFlags): Promise<void> {
  if (flags.json && flags.output === '-') throw new UsageError('--json and -o - both want stdout: give one of them');
  requireOutputs([flags.output], [flags.fromLabels]);
  const io = createIo(flags);
  const settings = await resolveSettings(flags, process.cwd());
  keepKeys(settings, process.env);
  const prompt = await resolvePrompt(SFT_PROMPT, settings);
  const tally = { rows: 0 };
  const labels = labelNames(settings);
  const survey = await surveyDump(flags.fromLabels, { labels, selection: selectionOf(flags) });
  refuseOrTell(survey, { isStrict: false, io });
  const lines = rowLines(labelledTickets(flags.fromLabels, survey, labels), prompt, tally);
  if (flags.output === '-') for await (const line of lines) await io.result(line);
  else {
    await writeTexts(flags.output, lines).catch((error: unknown) => {
      throw isWriteFailure(error) ? new UsageError(`${flags.output}: can't be written: ${messageOf(error)}`) : error;
    });
  }
  const done = {
    version: 1,
    kind: 'sft-build',
    rows: tally.rows,
    rejected: survey.rejected,
    prompt: SFT_PROMPT,
    promptHash: prompt.hash,
    output: flags.output,
  };
  const rows = plural(tally.rows, 'row');
  if (flags.output === '-') io.note(rows);
  else await io.result(flags.json ? `${JSON.stringify(done, null, 2)}\n` : `${rows} in ${flags.output}\n`);
}

const isWriteFailure = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && (error.syscall === 'open' || error.syscall === 'write');

const selectionOf = ({ split }: BuildFlags): Selection => ({
  limit: null,
  sample: null,
  seed: 0,
  where: [],
  split: split ?? null,
  labelledOnly: true,
  only: null,
});

async function* labelledTickets(dataset: string, survey: DumpSurvey, labels: LabelNames): AsyncGenerator<Ticket> {
  for await (const { ticket } of selectedTickets(dataset, survey, { labels })) yield ticket;
}

async function* rowLines(
  tickets: AsyncIterable<Ticket>,
  prompt: Parameters<typeof rowsFromLabels>[1],
  tally: { rows: number },
): AsyncGenerator<string> {
  for await (const row of rowsFromLabels(tickets, prompt)) {
    tally.rows++;
    yield `${safeJson(row)}\n`;
  }
}

interface TrainFlags extends CommonFlags {
  name: string;
  rows: string;
  seed: number;
}

async function train(flags: TrainFlags): Promise<void> {
  requireModelName(flags.name);
  const io = createIo(flags);
  const { fineTune } = await import('../models/embedded/fine-tune.ts');
  const record = await fineTune(readRows(flags.rows), { name: flags.name, seed: flags.seed });
  const file = await saveFineTunedModel(record, process.cwd());
  const done = { version: 1, kind: 'sft-train', model: `embedded:${flags.name}`, rows: record.rows, file };
  await io.result(
    flags.json
      ? `${JSON.stringify(done, null, 2)}\n`
      : `embedded:${flags.name} fitted on ${plural(record.rows, 'row')}\n`,
  );
}

async function* readRows(file: string): AsyncGenerator<SftRow> {
  try {
    for await (const lines of readLines(createReadStream(file))) {
      yield* lines
        .filter(({ text }) => text.trim() !== '')
        .map(({ text, line }) => parseSftRow(text, `${file}:${line}`));
    }
  } catch (error) {
    throw error instanceof DataError ? error : new DataError(`${file}: ${reasonOf(error)}`, { cause: error });
  }
}

const REASONS: Record<string, string> = { ENOENT: 'no such file', EISDIR: 'expected a file, got a folder' };

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? messageOf(error);
}
