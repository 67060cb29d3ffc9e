import { ModelError, type ModelErrorKind } from '../errors.ts';
import type { ChatMessage, ChatModel, ReplyFormat } from '../models/types.ts';
import { spentInVain, spentOn, type Spent } from '../models/spent.ts';
import { findRecord } from './find-record.ts';

export interface DescriptionQuestion {
  messages: readonly ChatMessage[];
  format: ReplyFormat;
  /** Which of several answers to the same question, from 0. */
  repeat: number;
  signal: AbortSignal;
}

/** A description, or why there is none. */
export type Description = (
  | { status: 'described'; text: string }
  | { status: 'unparsed'; problem: 'empty' | 'refused'; text: string }
  | { status: 'failed'; kind: ModelErrorKind; message: string }
) &
  Spent;

/**
 * Asks the model for the description of a problem. A reply without a JSON description is one itself; only an empty or
 * withheld one is of no use. Throws ModelError only when no further call could succeed.
 */
export async function askForDescription(
  model: ChatModel,
  { messages, format, repeat, signal }: DescriptionQuestion,
): Promise<Description> {
  try {
    const reply = await model.complete({ messages, format, repeat }, { signal });
    const { text, finishReason } = reply;
    const spent = spentOn(reply);
    if (finishReason === 'filter') return { status: 'unparsed', problem: 'refused', text, ...spent };
    const described = findRecord(text)?.description;
    const description = typeof described === 'string' ? described : text;
    if (description.trim() === '') return { status: 'unparsed', problem: 'empty', text, ...spent };
    return { status: 'described', text: description, ...spent };
  } catch (error) {
    if (!(error instanceof ModelError) || error.isFatal) throw error;
    return { status: 'failed', kind: error.kind, message: error.message, ...spentInVain(error) };
  }
}
