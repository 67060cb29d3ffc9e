import { jsonrepair } from 'jsonrepair';

export type ReplyRecord = Record<string, unknown>;

/**
 * The JSON object in a reply, wherever it stands in the text and repaired if it must be: the last one that has a category,
 * else what can be made of one that was cut off, else the last one; null when there is none.
 */
export function findRecord(text: string): ReplyRecord | null {
  const records = objectTexts(text)
    .map((candidate) => parseObject(candidate) ?? repairedObject(candidate))
    .filter((record) => record !== null);
  const hasCategory = (record: ReplyRecord): boolean => 'category' in record;
  const complete = records.findLast(hasCategory);
  if (complete !== undefined) return complete;
  const cutOff = text.includes('{') ? repairedObject(text.slice(text.indexOf('{')).slice(0, LONGEST_CUT_OFF)) : null;
  return cutOff !== null && hasCategory(cutOff) ? cutOff : (records.at(-1) ?? cutOff);
}

/** An answer that was cut off is shorter; repairing takes long on text that is none. */
const LONGEST_CUT_OFF = 10_000;

/** A reply with more opening braces than this is no answer; without a bound the search would be quadratic. */
const MOST_BRACES = 200;

/** The outermost `{…}` of the text, braces in strings not counted. */
function objectTexts(text: string): string[] {
  const found: string[] = [];
  let start = text.indexOf('{');
  for (let brace = 0; start >= 0 && brace < MOST_BRACES; brace++) {
    const end = objectEnd(text, start);
    if (end !== null) found.push(text.slice(start, end));
    start = text.indexOf('{', end ?? start + 1);
  }
  return found;
}

function objectEnd(text: string, start: number): number | null {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (inString && character === '\\') index++;
    else if (character === '"') inString = !inString;
    else if (!inString && character === '{') depth++;
    else if (!inString && character === '}' && --depth === 0) return index + 1;
  }
  return null;
}

function parseObject(text: string): ReplyRecord | null {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return null;
  }
}

function repairedObject(text: string): ReplyRecord | null {
  try {
    return asRecord(JSON.parse(jsonrepair(text)));
  } catch {
    return null;
  }
}

const asRecord = (value: unknown): ReplyRecord | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ReplyRecord) : null;
