import type { TicketColumn } from './columns.ts';

/** What the native form holds for a cell. A cell that can't be understood stays text, which the schema then names. */
export function valueOfCell(name: TicketColumn, cell: string): unknown {
  if (name === 'escalateAt') return /^\d+$/.test(cell) ? Number(cell) : cell;
  return name === 'tags' ? tagsOfCell(cell) : cell;
}

function tagsOfCell(cell: string): unknown {
  if (cell.startsWith('[')) return parsedOrSame(cell);
  return cell
    .split('|')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

function parsedOrSame(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

/** `a|b`, or a JSON array when that would not give the same tags again. */
export function cellOfTags(tags: readonly string[]): string {
  const isPlain = tags.every((tag) => tag !== '' && tag.trim() === tag && !tag.includes('|'));
  const cell = tags.join('|');
  return isPlain && !cell.startsWith('[') ? cell : JSON.stringify(tags);
}
