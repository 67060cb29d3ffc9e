import { Command } from 'commander';
import { resolveSettings } from '../config/settings.ts';
import { UsageError } from '../errors.ts';
import { pruneCache } from '../models/cache/prune.ts';
import { cacheStats, type CacheStats } from '../models/cache/stats.ts';
import { plural } from '../util/plural.ts';
import { printable } from '../util/printable.ts';
import { countOption } from './options/count-option.ts';
import { createIo } from './output/io.ts';
import { addCommonOptions } from './options/options.ts';

interface CacheFlags {
  config?: string;
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
}

interface PruneFlags extends CacheFlags {
  olderThan?: number;
  model?: string;
}

const FILE = 'cache file (default: `cache` of the configuration)';
const DAY_MS = 86_400_000;

export function cacheCommand(summary: string): Command {
  const stats = addCommonOptions(new Command('stats'))
    .description('say what a cache holds')
    .argument('[file]', FILE)
    .action(showStats);
  const prune = addCommonOptions(new Command('prune'))
    .description('remove entries, and lines that crashes and newer answers have made useless')
    .argument('[file]', FILE)
    .optionsGroup('What goes:')
    .addOption(countOption('--older-than <days>', 'entries of more than so many days ago', 0))
    .option('--model <model>', 'entries of this model only, by its name at the endpoint')
    .action(prunePart);
  return new Command('cache').description(summary).addCommand(stats).addCommand(prune);
}

async function showStats(file: string | undefined, flags: CacheFlags): Promise<void> {
  const stats = await cacheStats(await cacheFile(file, flags));
  const object = { version: 1, kind: 'cache', ...stats };
  await createIo(flags).result(flags.json ? `${JSON.stringify(object, null, 2)}\n` : statsText(stats));
}

function statsText({ bytes, entries, replaced, unreadable, oldest, newest, models }: CacheStats): string {
  const span = oldest === null ? '' : `, from ${oldest} to ${newest}`;
  const lines = [
    `${plural(entries, 'answer')}${span}; ${plural(bytes, 'byte')}`,
    `${replaced} replaced by newer ones, ${unreadable} unreadable`,
    ...models.map(
      ({ host, model, entries: own }) => `${printable(model)} at ${printable(host ?? 'this machine')}: ${own}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

async function prunePart(file: string | undefined, flags: PruneFlags): Promise<void> {
  const { olderThan, model } = flags;
  const isChosen = olderThan !== undefined || model !== undefined;
  const before = olderThan === undefined ? Infinity : Date.now() - olderThan * DAY_MS;
  const pruned = await pruneCache(
    await cacheFile(file, flags),
    (entry) => !isChosen || (model !== undefined && entry.model !== model) || Date.parse(entry.at) >= before,
  );
  const object = { version: 1, kind: 'cache-prune', ...pruned };
  const text = flags.json
    ? JSON.stringify(object, null, 2)
    : `${plural(pruned.removed, 'line')} removed, ${plural(pruned.kept, 'answer')} kept`;
  await createIo(flags).result(`${text}\n`);
}

async function cacheFile(file: string | undefined, flags: CacheFlags): Promise<string> {
  const found = file ?? (await resolveSettings(flags, process.cwd())).calls.cache;
  if (found !== null) return found;
  throw new UsageError('cache: expected a file, got none', { hint: 'Name it, or set `cache:` in the configuration.' });
}
