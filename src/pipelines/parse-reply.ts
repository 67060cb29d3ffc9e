import type { ChatReply } from '../models/types.ts';
import { findRecord, type ReplyRecord } from '../prompts/find-record.ts';
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
