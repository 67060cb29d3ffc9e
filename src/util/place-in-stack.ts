import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CODE_FOLDER } from '../own-folders.ts';

/** The first `file:line` of a stack that is neither in Node nor in this program, as seen from the working directory. */
export function placeIn(stack: string): string | null {
  for (const line of stack.split('\n')) {
    const [, file = '', number = ''] = FRAME.exec(line) ?? [];
    if (file !== '' && !line.includes('node:') && !toPath(file).startsWith(CODE_FOLDER)) return placeOf(file, number);
  }
  return null;
}

/** A line of a stack, or what stands above one when an import does not fit; files are paths or URLs, by the kind of module. */
const FRAME = /^(?:\s+at .*?)??((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*?):(\d+)(?::\d+)?\)?$/;

const toPath = (file: string): string => (file.startsWith('file:') ? fileURLToPath(file) : file);

const placeOf = (file: string, line: string): string => `${path.relative('', toPath(file))}:${line}`;
