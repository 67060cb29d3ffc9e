// Bundles the program into dist/, with the packages that it uses: as hundreds of files of their own they take longer to load than
// most commands take to run. What their licences ask to be passed on goes with them.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';

const { metafile } = await build({
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  logLevel: 'warning',
  // Packages in the older module format load what is built into node by `require`.
  banner: { js: 'const require = (name) => process.getBuiltinModule(name);' },
});

/** Folders of the packages of which something was bundled, such as `node_modules/zod`. */
function packageFolders() {
  const outputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const used = outputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  const folders = used.map((file) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

/** Also of what a package has itself taken over from others, which lies in a folder of its own. */
async function noticeFiles(folder) {
  const files = await readdir(folder, { recursive: true });
  const isItsOwn = (file) => !file.split(path.sep).includes('node_modules');
  return files.filter((file) => isItsOwn(file) && /^(licen[cs]e|copying|notice)/i.test(path.basename(file))).sort();
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const files = await noticeFiles(folder);
  if (files.length === 0) throw new Error(`${folder}: expected a licence to pass on, found no file of that name`);
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  return `${name} ${version} (${license})\n\n${texts.map((text) => text.trim()).join('\n\n')}\n`;
}

const notices = await Promise.all(packageFolders().map(noticeOf));
await writeFile('dist/THIRD-PARTY-LICENSES.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));

const categories = parse(await readFile('prompts/categories.yaml', 'utf8'));
await writeFile('dist/categories.json', JSON.stringify(categories));
