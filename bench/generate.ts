import { parseArgs } from 'node:util';
import { note, oneOf, run, wholeNumber } from './lib/command-line.ts';
import { LOAD_FORMATS, writeLoad } from './lib/write-load.ts';

const USAGE = 'usage: tsx bench/generate.ts --tickets 100000 [--seed 1] [--format jsonl|csv] -o load-100000.jsonl';

await run(async () => {
  const { values } = parseArgs({
    options: {
      tickets: { type: 'string' },
      seed: { type: 'string', default: '1' },
      format: { type: 'string' },
      output: { type: 'string', short: 'o' },
    },
  });
  const { tickets, seed, output } = values;
  if (tickets === undefined || output === undefined) throw new RangeError(USAGE);
  const format = values.format ?? (output.endsWith('.csv') ? 'csv' : 'jsonl');
  await writeLoad(output, {
    tickets: wholeNumber('tickets', tickets, 1),
    seed: wholeNumber('seed', seed, 0),
    format: oneOf('format', format, LOAD_FORMATS),
  });
  note(`${output}: ${tickets} tickets, for load only: composed at random, so no quality figure may be drawn from them`);
});
