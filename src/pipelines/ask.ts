import { ModelError } from '../errors.ts';
import type { ChatMessage, ChatModel, ReplyFormat } from '../models/types.ts';
import { addSpent, spentInVain, spentOn, type Spent } from '../models/spent.ts';
import { parseReply } from './parse-reply.ts';
import type { Answer } from './types.ts';

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
  const first = await askOnce(model, question);
  if (first.status !== 'unparsed' || first.problem === 'refused') return first;
  const again = await askOnce(model, { ...question, messages: askingAgain(question, first) });
  return { ...(again.status === 'failed' ? first : again), ...addSpent(first, again) };
}

async function askOnce(model: ChatModel, question: Question): Promise<Answer & Spent> {
  const { messages, format, repeat, signal } = question;
  try {
    const reply = await model.complete({ messages, format, repeat }, { signal });
    return { ...parseReply(reply, question.categoryNames), ...spentOn(reply) };
  } catch (error) {
    if (!(error instanceof ModelError) || error.isFatal) throw error;
    return { status: 'failed', kind: error.kind, message: error.message, ...spentInVain(error) };
  }
}

function askingAgain({ messages, categoryNames }: Question, answer: Answer & { status: 'unparsed' }): ChatMessage[] {
  const complaint = `That reply can't be used: ${COMPLAINTS[answer.problem]}. Answer again with one short JSON object whose "category" is one of: ${categoryNames.join(', ')}.`;
  const said: ChatMessage[] = answer.text === '' ? [] : [{ role: 'assistant', content: answer.text }];
  return [...messages, ...said, { role: 'user', content: complaint }];
}
