/** What a fence may hold: a ticket, an answer that a model gave, or a description that it gave of a ticket. */
const FENCED = ['ticket', 'answer', 'description'] as const;

/** A line of a message, or the body of a fence. */
export interface Block {
  kind: 'line' | (typeof FENCED)[number];
  text: string;
}

const OPENING = new RegExp(`^<((${FENCED.join('|')})-[0-9a-f]{8})>$`);

/** The lines and fences of a message, in one pass. A fence ends at the first line that closes it; one that is never closed is text. */
export function blocksOf(text: string): Block[] {
  const lines = text.split('\n');
  const closings = closingLines(lines);
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const [, tag, name] = OPENING.exec(line) ?? [];
    const kind = FENCED.find((known) => known === name);
    const end = tag === undefined ? null : nextAfter(index, closings.get(`</${tag}>`));
    if (kind === undefined || end === null) blocks.push({ kind: 'line', text: line });
    else {
      blocks.push({ kind, text: lines.slice(index + 1, end).join('\n') });
      index = end;
    }
  }
  return blocks;
}

/** Where each closing line stands, so that a message full of open fences is read once and not once for each. */
function closingLines(lines: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  lines.forEach((line, index) => {
    if (!line.startsWith('</')) return;
    const earlier = found.get(line);
    if (earlier === undefined) found.set(line, [index]);
    else earlier.push(index);
  });
  return found;
}

/** The first of the ascending `positions` after `index`; earlier ones are dropped. */
function nextAfter(index: number, positions: number[] = []): number | null {
  while ((positions[0] ?? Infinity) <= index) positions.shift();
  return positions[0] ?? null;
}
