import type { ChatMessage, ReplyFormat } from '../models/types.ts';
import type { Category } from '../tickets/category.ts';
import type { Conversation } from '../tickets/ticket.ts';
import { fenceAnswer, fenceTicket } from './fence.ts';
import { replyFormat } from './outputs.ts';
import type { PromptFile } from './prompt-file.ts';
import { compileTemplate } from './template.ts';

/** A prompt file together with the categories: all it still needs is a ticket. */
export interface Prompt {
  name: string;
  /** The file's text and its SHA-256. */
  text: string;
  hash: string;
  format: ReplyFormat;
  render(conversation: Conversation, more?: PromptAdditions): ChatMessage[];
}

/** What a prompt may show beside the ticket. */
export interface PromptAdditions {
  examples?: readonly { conversation: Conversation; category: string }[];
  /** What was answered about the ticket before. */
  answer?: string;
}

/** What differs from ticket to ticket. */
interface TicketVariables {
  ticket: string;
  examples: readonly { ticket: string; category: string }[];
  answer: string;
}

const TRIAL_TICKET = '<ticket-trial>';
const TRIAL: TicketVariables = { ticket: TRIAL_TICKET, examples: [{ ticket: '', category: '' }], answer: '' };
const REQUIRED = { name: 'ticket', parts: [TRIAL_TICKET], hint: 'Put {{ ticket }} where it belongs.' };

/** Throws DataError, naming file and line, for a prompt that can't be filled in, or that never shows the ticket. */
export function bindPrompt(file: PromptFile, categories: readonly Category[]): Prompt {
  const categoryNames = categories.map((category) => category.name);
  const shared = {
    categories,
    categoryNames: categoryNames.join(', '),
    fallback: categories.find((category) => !category.escalates)?.name ?? '',
  };
  const template = compileTemplate(file, { shared, trial: TRIAL, required: REQUIRED });
  return {
    name: file.name,
    text: file.text,
    hash: file.hash,
    format: replyFormat(file.output, categoryNames),
    render: (conversation, more = {}) => template(ticketVariables(conversation, more)),
  };
}

function ticketVariables(conversation: Conversation, { examples = [], answer = '' }: PromptAdditions): TicketVariables {
  return {
    ticket: fenceTicket(conversation),
    examples: examples.map((example) => ({ ticket: fenceTicket(example.conversation), category: example.category })),
    answer: answer === '' ? '' : fenceAnswer(answer),
  };
}
