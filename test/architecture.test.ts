import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

interface SourceFile {
  /** Relative to src/, such as `metrics/wilson.ts`. */
  path: string;
  imports: readonly string[];
}

/** What each folder, or file directly under src/, may import from others: DESIGN section 3, with what is implied written out. */
const LEAVES = ['util', 'errors.ts', 'own-folders.ts'];
const PROMPT_BASE = [...LEAVES, 'metrics', 'tickets', 'models'];
const RUN_BASE = [...PROMPT_BASE, 'prompts', 'pipelines', 'dedup'];
const REPORT_BASE = [...RUN_BASE, 'runs', 'lifecycle', 'sft'];
const COMMAND_BASE = [...REPORT_BASE, 'reports', 'review'];
const ALLOWED: Record<string, readonly string[]> = {
  'errors.ts': [],
  'own-folders.ts': [],
  'version.ts': ['own-folders.ts'],
  util: ['errors.ts', 'own-folders.ts'],
  metrics: LEAVES,
  tickets: LEAVES,
  models: LEAVES,
  prompts: PROMPT_BASE,
  pipelines: [...PROMPT_BASE, 'prompts'],
  dedup: [...PROMPT_BASE, 'prompts'],
  runs: RUN_BASE,
  lifecycle: [...RUN_BASE, 'runs'],
  sft: [...RUN_BASE, 'runs', 'lifecycle'],
  reports: REPORT_BASE,
  review: REPORT_BASE,
  config: RUN_BASE,
  commands: [...COMMAND_BASE, 'config', 'version.ts'],
  'report-failure.ts': LEAVES,
  'cli.ts': [...COMMAND_BASE, 'commands', 'version.ts', 'report-failure.ts'],
  'index.ts': COMMAND_BASE,
};

/** Each outside package and the files that may know it: a folder ends with `/`. */
const OWNERS: Record<string, readonly string[]> = {
  assemblyscript: ['dedup/nearest/kernel/build-kernel.ts'],
  chalk: ['reports/terminal.ts'],
  'cli-progress': ['commands/output/progress.ts'],
  'cli-table3': ['reports/terminal.ts'],
  commander: ['report-failure.ts', 'commands/'],
  'csv-parse': ['tickets/'],
  'csv-stringify': ['tickets/write.ts', 'reports/csv.ts', 'runs/export-predictions.ts'],
  diff: ['runs/comparison/text-changes.ts'],
  'gpt-tokenizer': ['models/count-tokens.ts'],
  jsonrepair: ['prompts/find-record.ts'],
  leven: ['util/suggest.ts'],
  liquidjs: ['prompts/'],
  openai: ['models/openai-client.ts', 'models/openai-errors.ts', 'models/openai-reply.ts'],
  'p-limit': ['util/for-each-limited.ts'],
  stemmer: ['util/terms.ts'],
  'd3-scale': ['reports/charts/'],
  'd3-shape': ['reports/charts/'],
  yaml: ['commands/config.ts', 'util/yaml.ts'],
  zod: [
    'config/load.ts',
    'config/schema.ts',
    'models/cache/entry.ts',
    'models/embedded/fine-tuned/record.ts',
    'models/openai-embedder.ts',
    'models/openai.ts',
    'pipelines/own/parse.ts',
    'prompts/prompt-file.ts',
    'runs/comparison/baseline-file.ts',
    'runs/comparison/baseline-lines.ts',
    'runs/log/call-journal.ts',
    'runs/folder/manifest.ts',
    'runs/log/parse-line.ts',
    'runs/log/prediction-record.ts',
    'runs/sweep/',
    'sft/row.ts',
    'tickets/category.ts',
    'tickets/parse-ticket.ts',
  ],
};

const areaOf = (file: string): string => file.split('/')[0] ?? '';

const targetOf = (file: string, specifier: string): string => path.posix.join(path.posix.dirname(file), specifier);

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function violations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => file.imports.flatMap((specifier) => violation(file.path, specifier)));
}

function violation(file: string, specifier: string): string[] {
  const area = areaOf(file);
  if (!(area in ALLOWED)) return [`${file}: ${area} is not in the table`];
  if (specifier.startsWith('.')) {
    const target = areaOf(targetOf(file, specifier));
    return target === area || ALLOWED[area]?.includes(target) ? [] : [`${file}: ${area} must not import ${target}`];
  }
  if (specifier.startsWith('node:')) return area === 'metrics' ? [`${file}: metrics does no I/O`] : [];
  const owners = OWNERS[packageOf(specifier)];
  if (owners === undefined) return [`${file}: ${specifier} has no owner`];
  const isOwner = owners.some((owner) => (owner.endsWith('/') ? file.startsWith(owner) : file === owner));
  return isOwner ? [] : [`${file}: ${specifier} belongs to ${owners.join(', ')}`];
}

/** Each cycle once, as the files on it. */
function cycles(files: readonly SourceFile[]): string[][] {
  const targets = new Map(files.map(({ path: file, imports }) => [file, localImports(file, imports)]));
  const finished = new Set<string>();
  const found: string[][] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) found.push(trail.slice(start));
    if (start >= 0 || finished.has(file)) return;
    for (const target of targets.get(file) ?? []) visit(target, [...trail, file]);
    finished.add(file);
  };
  for (const { path: file } of files) visit(file, []);
  return found;
}

/** The folders as if each were one file: what any file in it imports from another folder. */
function asFolders(files: readonly SourceFile[]): SourceFile[] {
  const folders = new Map<string, string[]>();
  for (const { path: file, imports } of files) {
    const folder = path.posix.dirname(file);
    const others = localImports(file, imports)
      .map((target) => path.posix.dirname(target))
      .filter((other) => other !== folder)
      .map((other) => `./${path.posix.relative(path.posix.dirname(folder), other)}`);
    folders.set(folder, [...(folders.get(folder) ?? []), ...others]);
  }
  return [...folders].map(([folder, imports]) => ({ path: folder, imports }));
}

const localImports = (file: string, imports: readonly string[]): string[] =>
  imports.filter((specifier) => specifier.startsWith('.')).map((specifier) => targetOf(file, specifier));

/** Static, dynamic, type-only and re-exporting imports of a source text. */
const importsOf = (text: string): string[] =>
  ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);

function readSources(): SourceFile[] {
  const root = fileURLToPath(new URL('../src/', import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      path: name.split(path.sep).join('/'),
      imports: importsOf(readFileSync(path.join(root, name), 'utf8')),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

it('every import goes in a direction that the design allows, and every package stays with its owner', () => {
  expect(violations(readSources())).toEqual([]);
});

it('no file imports itself by way of others', () => {
  expect(cycles(readSources())).toEqual([]);
});

it('no folder of runs and commands imports itself by way of others', () => {
  const parts = readSources().filter((file) => ['runs', 'commands'].includes(areaOf(file.path)));
  expect(cycles(asFolders(parts))).toEqual([]);
});

it('every file that imports name is there', () => {
  const sources = readSources();
  const known = new Set(sources.map((file) => file.path));
  const missing = sources.flatMap((file) =>
    localImports(file.path, file.imports).filter((target) => !known.has(target)),
  );
  // package.json is read, not imported
  expect(missing).toEqual([]);
});

it('the files that the table of owners names are there', () => {
  const known = readSources().map((file) => file.path);
  const named = Object.values(OWNERS).flat();
  expect(named.filter((owner) => !known.some((file) => file.startsWith(owner)))).toEqual([]);
});

it.each([
  ['an arrow that runs back', 'metrics/wilson.ts', '../runs/report/report.ts', 'must not import runs'],
  ['metrics that know tickets', 'metrics/wilson.ts', '../tickets/ticket.ts', 'must not import tickets'],
  ['metrics that do I/O', 'metrics/wilson.ts', 'node:fs', 'does no I/O'],
  ['neighbours on the same step', 'tickets/read.ts', '../models/types.ts', 'must not import models'],
  ['reports and review, neighbours too', 'reports/csv.ts', '../review/server.ts', 'must not import review'],
  ['a leaf that knows the tickets', 'util/hash.ts', '../tickets/ticket.ts', 'must not import tickets'],
  ['the configuration in the core', 'runs/summarize.ts', '../config/settings.ts', 'must not import config'],
  ['the configuration in cli.ts', 'cli.ts', './config/load.ts', 'must not import config'],
  ['the version in the core', 'runs/summarize.ts', '../version.ts', 'must not import version.ts'],
  ['the program from a command', 'commands/eval.ts', '../cli.ts', 'must not import cli.ts'],
  ['a folder that nobody knows', 'helpers/any.ts', './other.ts', 'helpers is not in the table'],
  ['a package outside its owner', 'runs/summarize.ts', 'openai', 'belongs to models/openai-client.ts'],
  ['a part of a package', 'models/types.ts', 'csv-parse/sync', 'belongs to tickets/'],
  ['a package without an owner', 'runs/summarize.ts', '@scope/name/part', 'has no owner'],
])('the check finds %s', (_, file, specifier, complaint) => {
  const found = violations([{ path: file, imports: ['./beside.ts', specifier] }]);
  expect(found.join('\n')).toContain(complaint);
});

it.each([
  ['a step down', 'runs/summarize.ts', '../metrics/share.ts'],
  ['its own folder', 'models/embedded/terms.ts', '../types.ts'],
  ['its own package', 'util/terms.ts', 'stemmer'],
  ['the file system outside metrics', 'util/lock.ts', 'node:fs'],
  ['the configuration in a command', 'commands/eval.ts', '../config/settings.ts'],
])('the check lets pass %s', (_, file, specifier) => {
  expect(violations([{ path: file, imports: [specifier] }])).toEqual([]);
});

it('the check finds a cycle of three files once', () => {
  const files = [
    { path: 'util/a.ts', imports: ['./b.ts'] },
    { path: 'util/b.ts', imports: ['./c.ts', 'node:fs'] },
    { path: 'util/c.ts', imports: ['./a.ts'] },
    { path: 'util/d.ts', imports: ['./a.ts'] },
  ];
  expect(cycles(files)).toEqual([['util/a.ts', 'util/b.ts', 'util/c.ts']]);
  expect(cycles(files.slice(1))).toEqual([]);
});

it('imports are found in whichever form they are written', () => {
  const text = [
    `import { a } from './a.ts';`,
    `import type { B } from './b.ts';`,
    `export { c } from './c.ts';`,
    `export * from './d.ts';`,
    `import './e.ts';`,
    `const f = await import('./f.ts');`,
    `type G = import('./g.ts').G;`,
    `// import { no } from './comment.ts';`,
    `const text = "import { no } from './text.ts'";`,
  ].join('\n');
  expect(importsOf(text).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => `./${name}.ts`));
});

it('the check finds folders that import each other though no file does', () => {
  const files = [
    { path: 'runs/a/one.ts', imports: ['../b/two.ts'] },
    { path: 'runs/b/two.ts', imports: [] },
    { path: 'runs/b/three.ts', imports: ['../a/four.ts'] },
    { path: 'runs/a/four.ts', imports: ['./five.ts'] },
  ];
  expect(cycles(files)).toEqual([]);
  expect(cycles(asFolders(files))).toEqual([['runs/a', 'runs/b']]);
});
