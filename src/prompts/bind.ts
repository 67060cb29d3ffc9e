import { Liquid, LiquidError } from 'liquidjs';
import { DataError, messageOf } from '../errors.ts';
import type { ChatMessage, ReplyFormat } from '../models/types.ts';
import type { Category } from '../tickets/category.ts';
import type { Conversation } from '../tickets/ticket.ts';
import { didYouMean } from '../util/suggest.ts';
import { fenceAnswer, fenceTicket } from './fence.ts';
import { replyFormat } from './outputs.ts';
import type { PromptFile, PromptSection } from './prompt-file.ts';

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

const TICKET_VARIABLES = ['ticket', 'examples', 'answer'];
const VARIABLES = ['categories', 'categoryNames', 'fallback', ...TICKET_VARIABLES];

/** Stands for a ticket when a prompt is tried out. */
const TRIAL_TICKET = '<ticket-trial>';
const TRIAL: TicketVariables = { ticket: TRIAL_TICKET, examples: [{ ticket: '', category: '' }], answer: '' };

/**
 * Compiles a prompt file and tries it out, so that its faults show before a run. Messages that do not depend on the ticket are
 * rendered once and for all. Text that is filled in is never taken for a template. Throws DataError, naming file and line,
 * for a template that can't be compiled, an unknown variable or field, or a prompt that never shows the ticket.
 */
export function bindPrompt(file: PromptFile, categories: readonly Category[]): Prompt {
  const engine = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true });
  const categoryNames = categories.map((category) => category.name);
  const shared = {
    categories,
    categoryNames: categoryNames.join(', '),
    fallback: categories.find((category) => !category.escalates)?.name ?? '',
  };
  const messages = file.sections.map((section) => bindSection(section, { engine, shared, path: file.path }));
  if (!messages.some(({ text }) => text(TRIAL).includes(TRIAL_TICKET))) {
    throw new DataError(`${file.path}: the prompt never shows the ticket`, {
      hint: 'Put {{ ticket }} where it belongs.',
    });
  }
  return {
    name: file.name,
    text: file.text,
    hash: file.hash,
    format: replyFormat(file.output, categoryNames),
    render: (conversation, more = {}) => {
      const variables = ticketVariables(conversation, more);
      return messages.map(({ role, text }) => ({ role, content: text(variables) }));
    },
  };
}

function ticketVariables(conversation: Conversation, { examples = [], answer = '' }: PromptAdditions): TicketVariables {
  return {
    ticket: fenceTicket(conversation),
    examples: examples.map((example) => ({ ticket: fenceTicket(example.conversation), category: example.category })),
    answer: fenceAnswer(answer),
  };
}

interface BoundMessage {
  role: ChatMessage['role'];
  text: (variables: TicketVariables) => string;
}

interface Binding {
  engine: Liquid;
  shared: Record<string, unknown>;
  path: string;
}

function bindSection(section: PromptSection, binding: Binding): BoundMessage {
  const { engine, shared, path } = binding;
  const { role, template, line } = section;
  const templates = locating(path, line, () => engine.parse(template));
  const { globals } = engine.analyzeSync(templates);
  for (const [name, uses] of Object.entries(globals)) {
    if (!VARIABLES.includes(name)) throw unknownVariable(name, `${path}:${line + (uses[0]?.location.row ?? 1) - 1}`);
  }
  const text = (variables: TicketVariables): string =>
    locating(path, line, () => String(engine.renderSync(templates, { ...shared, ...variables })).trim());
  const trial = text(TRIAL);
  return TICKET_VARIABLES.some((name) => name in globals) ? { role, text } : { role, text: () => trial };
}

/** Turns an error of the template engine into one that names file and line; `firstLine` is where the template begins. */
function locating<T>(path: string, firstLine: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!LiquidError.is(error)) throw new DataError(`${path}: ${messageOf(error)}`, { cause: error });
    const [line = 1] = error.token.getPosition();
    const message = error.originalError?.message ?? error.message;
    throw new DataError(`${path}:${firstLine + line - 1}: ${message}`, { cause: error });
  }
}

function unknownVariable(name: string, location: string): DataError {
  const suggestion = didYouMean(name, VARIABLES);
  return new DataError(`${location}: variable: expected one of ${VARIABLES.join(', ')}, got "${name}".${suggestion}`);
}
