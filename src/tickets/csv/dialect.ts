const DELIMITERS = [',', ';', '\t', '|'];

export interface CsvDialect {
  delimiter: string;
  /** What ends a record, longest first; a lone `\r` only in a file whose first line ends so. */
  lineEnds: string[];
}

/** The delimiter that occurs most often in the first line that is not blank, quoted cells left out, and the line ends. */
export function dialectOf(head: string): CsvDialect {
  const header = unquoted(head.trimStart());
  const firstLine = /^[^\r\n]*/.exec(header)?.[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => firstLine.split(delimiter).length);
  const delimiter = DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
  const hasLoneReturns = /^[^\r\n]*\r(?!\n)/.test(header);
  return { delimiter, lineEnds: hasLoneReturns ? ['\r\n', '\n', '\r'] : ['\r\n', '\n'] };
}

function unquoted(text: string): string {
  return text.replace(/"[^"]*(?:"|$)/g, '');
}

/** How many line ends of that dialect the bytes hold; `\r\n` is one. */
export function countLineEnds(bytes: Buffer, { lineEnds }: CsvDialect): number {
  if (lineEnds.includes('\r')) return bytes.toString('latin1').match(/\r\n?|\n/g)?.length ?? 0;
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
