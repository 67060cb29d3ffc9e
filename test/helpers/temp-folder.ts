import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder that is gone when its `await using` block ends. */
export interface TempFolder extends AsyncDisposable {
  readonly path: string;
  /** Absolute path of something inside. */
  readonly at: (...parts: string[]) => string;
  /** Writes a file, with the folders that lead to it; returns its absolute path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly read: (name: string) => string;
  /** The records of a JSONL file, its last line having to end. */
  readonly readJsonl: (name: string) => Record<string, unknown>[];
}

export function tempFolder(): TempFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'tickit-test-'));
  const at = (...parts: string[]): string => path.join(folder, ...parts);
  const read = (name: string): string => readFileSync(at(name), 'utf8');
  return {
    path: folder,
    at,
    read,
    write: (name, content) => {
      const file = at(name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    readJsonl: (name) => parseJsonl(read(name)),
    [Symbol.asyncDispose]: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

export function parseJsonl(text: string): Record<string, unknown>[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new Error('the last line has no end');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}
