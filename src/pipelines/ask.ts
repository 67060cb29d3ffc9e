import { ModelError } from '../errors.ts';
import type { ChatMessage, ChatModel, ReplyFormat } from '../models/types.ts';
import { addUsage, NO_USAGE, UNKNOWN_USAGE } from '../models/usage.ts';
import { parseReply } from './parse-reply.ts';
import type { Answer, Spent } from './types.ts';

export interface Question {
  messages: readonly ChatMessage[];
  format: ReplyFormat;
  categoryNames: readonly string[];
  repeat: number;
  signal: AbortSignal;
}

const COMPLAINTS: Record<(Answer & { status: 'unparsed' })['problem'], string> = {
  empty: 'it was empty',
  truncated: 'it was too long and got cut off',
  refused: 'it was withheld',
  no_json: 'it held no JSON object',
  no_category: 'its JSON object has no `category`',
  unknown_category: 'its `category` is none of those allowed',
};

/**
 * Asks the model for a category, and once more, naming what was wrong, when the reply is of no use. A call without a reply
 * gives a failed prediction; ModelError is thrown only when no further call could succeed.
 */
export async function askForCategory(model: ChatModel, question: Question): Promise<Answer & Spent> {
  const spent = { calls: 0, usage: NO_USAGE };
  const first = await askOnce(model, question, spent);
  if (first.status !== 'unparsed' || first.problem === 'refused') return { ...first, ...spent };
  const again = await askOnce(model, { ...question, messages: askingAgain(question, first) }, spent);
  return { ...(again.status === 'failed' ? first : again), ...spent };
}

async function askOnce(model: ChatModel, question: Question, spent: Spent): Promise<Answer> {
  const { messages, format, repeat, signal } = question;
  spent.calls++;
  try {
    const reply = await model.complete({ messages, format, repeat }, { signal });
    spent.usage = addUsage(spent.usage, reply.usage);
    return parseReply(reply, question.categoryNames);
  } catch (error) {
    if (!(error instanceof ModelError) || error.isFatal) throw error;
    // The provider may have charged for a reply that never arrived.
    spent.usage = UNKNOWN_USAGE;
    return { status: 'failed', kind: error.kind, message: error.message };
  }
}

function askingAgain({ messages, categoryNames }: Question, answer: Answer & { status: 'unparsed' }): ChatMessage[] {
  const complaint = `That reply can't be used: ${COMPLAINTS[answer.problem]}. Answer again with one short JSON object whose "category" is one of: ${categoryNames.join(', ')}.`;
  const said: ChatMessage[] = answer.text === '' ? [] : [{ role: 'assistant', content: answer.text }];
  return [...messages, ...said, { role: 'user', content: complaint }];
}
