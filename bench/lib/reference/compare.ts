import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where two folders differ, a line a file: missing, not expected, or the first line that is another. */
export async function differencesOf(expected: string, made: string): Promise<string[]> {
  const [before, now] = [await filesOf(expected), await filesOf(made)];
  const lines = await Promise.all(
    [...new Set([...before, ...now])].sort().map(async (file) => {
      if (!now.includes(file)) return [`${file}: is no longer made`];
      if (!before.includes(file)) return [`${file}: is not there`];
      return firstDifference(
        file,
        await readFile(path.join(expected, file), 'utf8'),
        await readFile(path.join(made, file), 'utf8'),
      );
    }),
  );
  return lines.flat();
}

/** Relative paths of the files, whatever the separator; none for a folder that is not there. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

function firstDifference(file: string, expected: string, made: string): string[] {
  if (expected === made) return [];
  const [before, now] = [expected.split('\n'), made.split('\n')];
  const index = before.findIndex((line, place) => line !== now[place]);
  const line = index === -1 ? before.length : index;
  return [`${file}:${line + 1}: expected ${quote(before[line])}, got ${quote(now[line])}`];
}

const quote = (line: string | undefined): string =>
  line === undefined ? 'the end' : JSON.stringify(line.slice(0, 120));
