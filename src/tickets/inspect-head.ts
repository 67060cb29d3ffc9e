import { DataError } from '../errors.ts';

export type DumpFormat = 'jsonl' | 'csv';
export type DumpEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const MAGIC_NUMBERS = [
  { bytes: [0x1f, 0x8b], name: 'a gzip file', hint: 'Unpack it with gunzip first.' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'a Zstandard file', hint: 'Unpack it with unzstd first.' },
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    name: 'a ZIP file or an Excel workbook',
    hint: 'Unpack it, or save the sheet as CSV in UTF-8.',
  },
];

/** The encoding of a file by its first bytes. Throws DataError when they are not those of a text file. */
export function encodingOf(path: string, head: Buffer): DumpEncoding {
  const magic = MAGIC_NUMBERS.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (magic) throw new DataError(`${path}: expected a text file, got ${magic.name}`, { hint: magic.hint });
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head.includes(0)) throw notText(path, head);
  return 'utf-8';
}

function notText(path: string, head: Buffer): DataError {
  const encoding = unmarkedUtf16(head);
  if (encoding === null) {
    const hint = 'Tickets are read from JSON Lines or CSV.';
    return new DataError(`${path}: expected a text file, got a binary file`, { hint });
  }
  return new DataError(`${path}: expected UTF-8, got what looks like ${encoding} without a byte order mark`, {
    hint: `Convert it with iconv -f ${encoding} -t utf-8.`,
  });
}

/** Mostly Latin text in UTF-16 has a NUL as the high byte of nearly every character, and hardly ever as the low one. */
function unmarkedUtf16(head: Buffer): string | null {
  const nuls = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nuls.map((count) => count / (head.length / 2));
  if (odd > 0.4 && even < 0.05) return 'UTF-16LE';
  if (even > 0.4 && odd < 0.05) return 'UTF-16BE';
  return null;
}

/** The format by the file's name, else by its first character. Throws DataError for a JSON array. */
export function formatOf(path: string, head: string): DumpFormat {
  const byName = formatByName(path);
  const first = head.trimStart()[0];
  if (first === '[' && byName !== 'csv') {
    throw new DataError(`${path}: expected JSON Lines (one object a line), got a JSON array`, {
      hint: `Convert it with jq -c '.[]' ${path} > tickets.jsonl`,
    });
  }
  return byName ?? (first === '{' ? 'jsonl' : 'csv');
}

function formatByName(path: string): DumpFormat | null {
  if (/\.(jsonl|ndjson)$/i.test(path)) return 'jsonl';
  return /\.(csv|tsv)$/i.test(path) ? 'csv' : null;
}
