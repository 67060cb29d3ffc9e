import { jsonrepair } from 'jsonrepair';
import type { ChatReply } from '../models/types.ts';
import type { Answer } from './types.ts';

/** Replies are cut to this many characters where they are kept as evidence. */
const KEPT_CHARACTERS = 2000;

/**
 * The answer in a reply. The finish reason is looked at first: a reply cut short is `truncated` however it reads. Then the
 * last JSON object with a category counts, wherever it stands in the text, repaired if it must be, or a bare category name.
 */
export function parseReply({ text, finishReason }: ChatReply, categoryNames: readonly string[]): Answer {
  const unparsed = (problem: (Answer & { status: 'unparsed' })['problem']): Answer => ({
    status: 'unparsed',
    problem,
    text: text.slice(0, KEPT_CHARACTERS),
  });
  if (finishReason === 'filter') return unparsed('refused');
  if (finishReason === 'length') return unparsed('truncated');
  if (text.trim() === '') return unparsed('empty');
  const record = findRecord(text) ?? bareName(text, categoryNames);
  if (record === null) return unparsed('no_json');
  if (typeof record.category !== 'string') return unparsed('no_category');
  const category = knownCategory(record.category, categoryNames);
  if (category === null) return unparsed('unknown_category');
  return {
    status: 'answered',
    category,
    confidence: toConfidence(record.confidence),
    reasoning: typeof record.reasoning === 'string' ? record.reasoning : null,
  };
}

type ReplyRecord = Record<string, unknown>;

function findRecord(text: string): ReplyRecord | null {
  const records = objectTexts(text)
    .map(parseObject)
    .filter((record) => record !== null);
  const record = records.findLast((candidate) => 'category' in candidate) ?? records.at(-1);
  return record ?? repairedObject(text);
}

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
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0) return null;
  try {
    return asRecord(JSON.parse(jsonrepair(text.slice(start, end > start ? end + 1 : undefined))));
  } catch {
    return null;
  }
}

const asRecord = (value: unknown): ReplyRecord | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ReplyRecord) : null;

/** Only a reply that is nothing but the name counts: "not a system_failure" must not. */
function bareName(text: string, categoryNames: readonly string[]): ReplyRecord | null {
  const category = knownCategory(text.replaceAll(/["'`*.]/g, ''), categoryNames);
  return category === null ? null : { category };
}

function knownCategory(answer: string, categoryNames: readonly string[]): string | null {
  const normal = answer
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
  return categoryNames.find((name) => name === normal) ?? null;
}

function toConfidence(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : null;
}
