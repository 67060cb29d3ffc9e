import { Option, type Command } from 'commander';
import type { CallFlags } from '../../config/call-settings.ts';
import { EXAMPLE_SELECTIONS, type ExampleSelection } from '../../pipelines/examples/select.ts';
import { PIPELINE_NAMES } from '../../pipelines/registry.ts';
import { addCallOptions } from './call-options.ts';
import { countOption } from './count-option.ts';
import { addFailureOptions, type FailureFlags } from './failure-options.ts';

export { countOption };

/** Flags of all commands that make a run, as Commander hands them over. */
export interface SharedRunFlags extends CallFlags {
  model?: string | undefined;
  config?: string;
  concurrency?: number;
  seed?: number;
  limit?: number;
  sample?: number;
  where: string[];
  split?: string;
  run?: string;
  output?: string;
  dryRun?: boolean;
  strict?: boolean;
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
}

/** Flags shared by all commands that run a pipeline. */
export interface RunFlags extends SharedRunFlags, FailureFlags {
  pipeline?: string;
  train?: string;
  iclSelect?: ExampleSelection;
  iclK?: number;
  repeat?: number;
}

/** Adds the flags that choose and run a pipeline, in groups, with their twins in the environment. */
export function addRunOptions(command: Command): Command {
  command
    .optionsGroup('Model:')
    .addOption(modelOption())
    .addOption(pipelineOption())
    .addOption(concurrencyOption())
    .option('--train <file>', 'labelled tickets to learn from or to show (default: the split "train" of the input)')
    .addOption(
      new Option('--icl-select <how>', 'how examples are chosen (default: similar)').choices(EXAMPLE_SELECTIONS),
    )
    .addOption(countOption('--repeat <n>', 'ask about each ticket n times (default: 1)', 1))
    .addOption(countOption('--icl-k <n>', 'how many examples are shown (default: 4)', 1));
  return addFailureOptions(addTicketAndRunOptions(command).optionsGroup('Limits:'));
}

/** Adds the flags that choose tickets and the run folder, and those that every command knows. */
export function addTicketAndRunOptions(command: Command): Command {
  command
    .optionsGroup('Tickets:')
    .addOption(countOption('--limit <n>', 'take the first n tickets only', 1))
    .addOption(countOption('--sample <n>', 'take n tickets at random', 1))
    .addOption(seedOption())
    .option(
      '--where <field=value>',
      'take tickets with this tag, label, product, region, customer, incident, split or language; repeatable',
      collect,
      [],
    )
    .option('--split <name>', 'take tickets of this split only')
    .option('--strict', 'stop when a record can not be read, instead of leaving it out')
    .optionsGroup('Run:')
    .option('--run <folder>', 'run folder; one of the same run is gone on with (default: a new one under results/)')
    .option('--dry-run', 'print calls, tokens, cost and the first prompt; send nothing');
  return addCommonOptions(addCallOptions(command));
}

/** Adds the flags whose twins may stand in the configuration. */
export function addSettingOptions(command: Command): Command {
  return command
    .optionsGroup('Settings:')
    .addOption(modelOption())
    .addOption(pipelineOption())
    .addOption(embedderOption())
    .addOption(concurrencyOption())
    .addOption(seedOption());
}

export const modelOption = (): Option =>
  new Option('--model <name>', 'embedded, a model of the configuration, or openai:<model> (default: embedded)').env(
    'TICKIT_MODEL',
  );

const pipelineOption = (): Option =>
  new Option('--pipeline <name>', `${PIPELINE_NAMES.join(', ')}, or a file of your own, ./name.mjs (default: cot)`).env(
    'TICKIT_PIPELINE',
  );

export const embedderOption = (): Option =>
  new Option(
    '--embedder <name>',
    'embedded, an embedder of the configuration, or openai:<model> (default: embedded)',
  ).env('TICKIT_EMBEDDER');

export const concurrencyOption = (): Option =>
  countOption('--concurrency <n>', 'tickets in flight at once (default: 8)', 1).env('TICKIT_CONCURRENCY');

const seedOption = (): Option =>
  countOption('--seed <n>', 'seed of everything random (default: 1)', 0).env('TICKIT_SEED');

/** The flags that every command knows. */
export function addCommonOptions(command: Command): Command {
  return command
    .optionsGroup('General:')
    .addOption(
      new Option('--config <file>', 'configuration (default: tickit.config.{yaml,json,mjs} from here upward)').env(
        'TICKIT_CONFIG',
      ),
    )
    .option('--json', 'print one versioned JSON object')
    .option('-q, --quiet', 'print nothing but the result and errors')
    .option('-v, --verbose', 'say more about what happens');
}

const collect = (value: string, previous: string[]): string[] => [...previous, value];
