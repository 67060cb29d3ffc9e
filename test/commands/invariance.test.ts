import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createContext } from '../../src/commands/run/context.ts';
import { executeRun } from '../../src/commands/run/execute-run.ts';
import { prepareRun } from '../../src/commands/run/prepare-run.ts';
import { openRunInput } from '../../src/commands/run/run-input.ts';
import { PIPELINE_NAMES } from '../../src/pipelines/registry.ts';
import type { EvalReport } from '../../src/runs/report/report.ts';
import { summarizeRun } from '../../src/runs/summarize.ts';
import { readYaml } from '../../src/util/yaml.ts';
import { parseJsonl, tempFolder } from '../helpers/temp-folder.ts';
import { jsonl, type RawTicket } from '../helpers/tickets.ts';

const textOf = (name: string): string => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
const SHIPPED = parseJsonl(textOf('datasets/oncall.jsonl')) as RawTicket[];
const CATEGORIES = readYaml(textOf('prompts/categories.yaml')).value as unknown[];

/** Thirty tickets to learn from and twenty later ones to be asked about. */
const TICKETS = ['train', 'dev'].flatMap((name, index) =>
  SHIPPED.filter(({ split }) => split === name).slice(0, index === 0 ? 30 : 20),
);

interface Case {
  tickets: readonly RawTicket[];
  categories: readonly unknown[];
  concurrency: number;
}

/** The report of a real run: dump and configuration in files, predictions in a log, folded from there. */
async function evaluate(pipeline: string, { tickets, categories, concurrency }: Case): Promise<EvalReport> {
  await using folder = tempFolder();
  const dump = folder.write('tickets.jsonl', jsonl(tickets));
  const config = folder.write('tickit.config.json', JSON.stringify({ categories }));
  const flags = { where: [], split: 'dev', config, pipeline, concurrency, run: folder.at('run'), quiet: true };
  const io = await createContext(flags);
  const prepared = await prepareRun(await openRunInput('eval', dump, { flags, io }), flags, io);
  return (await summarizeRun(await executeRun(prepared, flags, io))) as EvalReport;
}

/** What it says of quality, whatever order categories stand in; sums differ in their last digits by the order of adding. */
function metricsOf({ answered, strict, coverage, slices, calibration, confusion, usage }: EvalReport): unknown {
  const { rows, columns, counts } = confusion;
  const cells = rows.flatMap((row, y) => columns.map((column, x) => [`${row} ${column}`, counts[y]?.[x]] as const));
  const figures = { answered, strict, coverage, slices, calibration, cells: Object.fromEntries(cells), usage };
  return JSON.parse(JSON.stringify(figures), (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value,
  );
}

const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length });
const anyCase: fc.Arbitrary<Case> = fc.record({
  tickets: shuffled(TICKETS),
  categories: shuffled(CATEGORIES),
  concurrency: fc.integer({ min: 1, max: 16 }),
});

it.each(PIPELINE_NAMES)(
  '%s: neither the order of tickets and categories nor the number of workers changes a metric',
  async (pipeline) => {
    const expected = metricsOf(await evaluate(pipeline, { tickets: TICKETS, categories: CATEGORIES, concurrency: 4 }));
    await fc.assert(
      fc.asyncProperty(anyCase, async (changed) => {
        expect(metricsOf(await evaluate(pipeline, changed))).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  },
);
