import { InvalidArgumentError, Option, type Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { DEFAULT_MARGINS, DEFAULT_SWEEP_MARGINS } from '../../runs/gate/default-margins.ts';
import type { GateRules, Limit } from '../../runs/gate/gate.ts';
import { didYouMean } from '../../util/suggest.ts';
import { minCoverageOption, parseNumber } from '../options/coverage-option.ts';

/** Flags of the gate, as Commander hands them over. */
export interface GateFlags {
  margin: Limit[];
  floor: Limit[];
  maxBroken?: NonNullable<GateRules['maxBroken']>;
  minCoverage: number;
  onInconclusive?: 'pass' | 'fail';
}

const limitList = (limits: readonly Limit[]): string =>
  limits.map(({ figure, value }) => `${figure}:${value}`).join(' ');

const WITHOUT_MARGIN = `${limitList(DEFAULT_MARGINS)}, of a sweep ${limitList(DEFAULT_SWEEP_MARGINS)}`;

export function addGateOptions(command: Command): Command {
  return command
    .optionsGroup('Gate:')
    .addOption(limitOption('--margin', 'how far a figure may fall; repeatable', WITHOUT_MARGIN))
    .addOption(limitOption('--floor', 'how high a figure must be; repeatable', 'none'))
    .addOption(
      new Option('--max-broken <n>', 'how many answers may be broken, or which share of them (0.05)').argParser(
        parseMaxBroken,
      ),
    )
    .addOption(minCoverageOption('share of tickets that must be answered for a verdict'))
    .addOption(
      new Option('--on-inconclusive <exit>', 'exit with 0 or 1 instead of 3 when nothing is decided').choices([
        'pass',
        'fail',
      ]),
    );
}

/** The rules of the flags, with these margins when none is given. Throws UsageError for a figure that is not among the `known`. */
export function gateRules(
  { margin, floor, maxBroken, minCoverage }: GateFlags,
  known: readonly string[],
  defaults: readonly Limit[],
): GateRules {
  for (const { figure } of [...margin, ...floor]) {
    if (known.includes(figure)) continue;
    throw new UsageError(`no figure "${figure}".${didYouMean(figure, known)}`, {
      hint: `There are ${known.join(', ')}.`,
    });
  }
  const margins = margin.length === 0 ? defaults : margin;
  return { margins, floors: floor, maxBroken: maxBroken ?? null, minCoverage };
}

function limitOption(flag: string, description: string, without: string): Option {
  return new Option(`${flag} <figure:value>`, description).argParser(collectLimit).default([], without);
}

/** `f1:0.02` or `recall:<category>:0.05`: what stands behind the last colon is the number. */
function collectLimit(raw: string, previous: Limit[]): Limit[] {
  const colon = raw.lastIndexOf(':');
  const figure = raw.slice(0, Math.max(0, colon));
  if (previous.some((limit) => limit.figure === figure)) {
    throw new InvalidArgumentError(`It is given for ${figure} twice.`);
  }
  if (figure === '') throw new InvalidArgumentError(`Expected a figure and a number, such as f1:0.02, got "${raw}".`);
  return [...previous, { figure, value: parseNumber(raw.slice(colon + 1), figure === 'mcc' ? 2 : 1) }];
}

function parseMaxBroken(raw: string): NonNullable<GateRules['maxBroken']> {
  return /^\d+$/.test(raw) ? { count: Number(raw) } : { share: parseNumber(raw, 1) };
}
