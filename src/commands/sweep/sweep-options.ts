import { InvalidArgumentError, Option, type Command } from 'commander';
import { REPRESENTATIVES, type Representative } from '../../dedup/representative.ts';
import { UsageError } from '../../errors.ts';
import { SCOPES, type Scope } from '../../runs/folder/manifest.ts';
import { numberRange } from '../../util/number-range.ts';
import { addFailureOptions, type FailureFlags } from '../options/failure-options.ts';
import {
  addTicketAndRunOptions,
  concurrencyOption,
  embedderOption,
  modelOption,
  type SharedRunFlags,
} from '../options/options.ts';
import { minCoverageOption } from '../options/coverage-option.ts';
import { formatOption, type ReportOutputFlags } from '../output/report-output.ts';

const REWRITING = ['on', 'off', 'both'] as const;

/** As Commander hands them over. */
export interface SweepFlags extends SharedRunFlags, FailureFlags, Omit<ReportOutputFlags, 'output' | 'json'> {
  embedder?: string;
  from: number;
  to: number;
  step: number;
  rewrite?: (typeof REWRITING)[number];
  representative: Representative;
  window?: number;
  same?: Scope;
  minPrecision?: number;
  fromRun?: string;
  updateBaseline?: string;
  minCoverage: number;
}

/** What is swept over, and how tickets are linked. */
export interface SweepSettings {
  /** In ascending order. */
  thresholds: number[];
  rewrite: boolean[];
  representative: Exclude<Representative, 'rewrite'>;
  windowHours: number | null;
  same: Scope | null;
  minPrecision: number | null;
}

export function addSweepOptions(command: Command): Command {
  command
    .optionsGroup('Model:')
    .addOption(modelOption())
    .addOption(embedderOption())
    .addOption(concurrencyOption())
    .optionsGroup('Linking:')
    .addOption(numberOption('--from <θ>', 'lowest threshold').default(0.86))
    .addOption(numberOption('--to <θ>', 'highest threshold').default(0.95))
    .addOption(numberOption('--step <n>', 'from one threshold to the next').default(0.01))
    .addOption(
      new Option('--rewrite <when>', 'rewrite the description of a group when it grows (default: both)').choices(
        REWRITING,
      ),
    )
    .addOption(
      new Option('--representative <kind>', 'what stands for a group where nothing is rewritten')
        .choices(REPRESENTATIVES)
        .default('first'),
    )
    .addOption(
      new Option('--window <hours>', 'a group takes no more so long after its last ticket, such as 72h').argParser(
        parseWindow,
      ),
    )
    .addOption(new Option('--same <field>', 'link only tickets that share this').choices(SCOPES))
    .optionsGroup('Choice:')
    .addOption(numberOption('--min-precision <share>', 'choose the best recall with at least this B-cubed precision'));
  return addFailureOptions(addTicketAndRunOptions(command).optionsGroup('Limits:'))
    .optionsGroup('Tickets:')
    .option('--from-run <folder>', 'group the tickets that this run escalated (default: those whose label escalates)')
    .optionsGroup('Output:')
    .option('-o, --output <file>', 'where the report goes (- or nothing: stdout)')
    .option('--update-baseline <file>', 'write the groups at the chosen threshold as a baseline file for check')
    .addOption(minCoverageOption('share of tickets that must be described for a baseline'))
    .addOption(formatOption());
}

const numberOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser((raw) => {
    const value = raw.trim() === '' ? Number.NaN : Number(raw);
    if (Number.isFinite(value)) return value;
    throw new InvalidArgumentError(`Expected a number, got ${JSON.stringify(raw)}.`);
  });

/** Hours. */
function parseWindow(raw: string): number {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)([mhd])$/.exec(raw.trim()) ?? [];
  const hours = Number(digits) * (HOURS[unit] ?? 0);
  if (hours > 0) return hours;
  throw new InvalidArgumentError(`Expected a time such as 72h, 3d or 30m, got ${JSON.stringify(raw)}.`);
}

const HOURS: Record<string, number> = { m: 1 / 60, h: 1, d: 24 };

/** More thresholds than these are a slip of the step. */
const MOST_THRESHOLDS = 1000;

/** Throws UsageError for flags that do not go together. */
export function sweepSettings(flags: SweepFlags): SweepSettings {
  const { representative, window = null, same = null, minPrecision = null } = flags;
  if (minPrecision !== null && (minPrecision < 0 || minPrecision > 1)) {
    throw new UsageError(`--min-precision: expected a share from 0 to 1, got ${minPrecision}`);
  }
  const rewriting = flags.rewrite ?? (representative === 'rewrite' ? 'on' : 'both');
  if (representative === 'rewrite' && rewriting !== 'on') {
    throw new UsageError(`--representative rewrite: expected --rewrite on beside it, got --rewrite ${rewriting}`, {
      hint: 'Say with --representative what stands for a group where nothing is rewritten.',
    });
  }
  requireWholeRun(flags);
  return {
    thresholds: thresholdsOf(flags),
    rewrite: rewriting === 'both' ? [false, true] : [rewriting === 'on'],
    representative: representative === 'rewrite' ? 'first' : representative,
    windowHours: window,
    same,
    minPrecision,
  };
}

/** Of a part of a run's tickets nobody knows which incidents it missed. */
function requireWholeRun({ fromRun, limit, sample, split, where }: SweepFlags): void {
  const choices = { '--limit': limit, '--sample': sample, '--split': split, '--where': where[0] };
  const [given] = Object.entries(choices).find(([, value]) => value !== undefined) ?? [];
  if (fromRun === undefined || given === undefined) return;
  throw new UsageError(`${given}: the run of --from-run says which tickets there are`, {
    hint: 'Make a run with that choice of tickets, and name it with --from-run.',
  });
}

function thresholdsOf({ from, to, step }: SweepFlags): number[] {
  for (const [flag, value] of Object.entries({ '--from': from, '--to': to })) {
    if (value <= -1 || value > 1) {
      throw new UsageError(`${flag}: expected a cosine above -1 and at most 1, got ${value}`);
    }
  }
  if (from > to) throw new UsageError(`--from: expected at most --to, which is ${to}, got ${from}`);
  if (step <= 0) throw new UsageError(`--step: expected a number above 0, got ${step}`);
  if ((to - from) / step >= MOST_THRESHOLDS) {
    throw new UsageError(`--step: expected at most ${MOST_THRESHOLDS} thresholds, got more with ${step}`);
  }
  return [...new Set(numberRange(from, to, step))];
}
