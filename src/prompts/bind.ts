import { Liquid, LiquidError, type Template } from 'liquidjs';
import { DataError, messageOf } from '../errors.ts';
import type { ChatMessage, ReplyFormat } from '../models/types.ts';
import type { Category } from '../tickets/category.ts';
import type { Conversation } from '../tickets/ticket.ts';
import { didYouMean } from '../util/suggest.ts';
import { fenceTicket } from './fence.ts';
import { replyFormat } from './outputs.ts';
import type { PromptFile, PromptSection } from './prompt-file.ts';

/** A prompt file together with the categories: all it still needs is a ticket. */
export interface Prompt {
  name: string;
  hash: string;
  format: ReplyFormat;
  render(conversation: Conversation): ChatMessage[];
}

const VARIABLES = ['categories', 'categoryNames', 'fallback', 'ticket'];

/**
 * Compiles a prompt file. Sections that do not show the ticket are rendered once and for all. Text that is filled in is
 * never taken for a template. Throws DataError for a template that can't be compiled, an unknown variable, or a prompt
 * that never shows the ticket.
 */
export function bindPrompt(file: PromptFile, categories: readonly Category[]): Prompt {
  const engine = new Liquid({ strictVariables: true, strictFilters: true, ownPropertyOnly: true });
  const categoryNames = categories.map((category) => category.name);
  const shared = {
    categories,
    categoryNames: categoryNames.join(', '),
    fallback: categories.find((category) => !category.escalates)?.name ?? '',
  };
  const sections = file.sections.map((section) => bindSection(engine, section, { path: file.path, shared }));
  if (!sections.some((section) => section.showsTicket)) {
    throw new DataError(`${file.path}: the prompt never shows the ticket`, { hint: 'Put {{ ticket }} where it belongs.' });
  }
  return {
    name: file.name,
    hash: file.hash,
    format: replyFormat(file.output, categoryNames),
    render: (conversation) => {
      const ticket = fenceTicket(conversation);
      return sections.map(({ role, text }) => ({ role, content: text(ticket) }));
    },
  };
}

interface BoundSection {
  role: ChatMessage['role'];
  showsTicket: boolean;
  text: (ticket: string) => string;
}

interface SectionContext {
  path: string;
  shared: Record<string, unknown>;
}

function bindSection(engine: Liquid, section: PromptSection, { path, shared }: SectionContext): BoundSection {
  const templates = compile(engine, section, path);
  const used = engine.globalVariablesSync(templates);
  const unknown = used.find((name) => !VARIABLES.includes(name));
  if (unknown !== undefined) throw unknownVariable(unknown, section, path);
  const showsTicket = used.includes('ticket');
  const render = (ticket: string): string => renderTemplates(engine, templates, { ...shared, ticket }, path);
  if (showsTicket) return { role: section.role, showsTicket, text: render };
  const fixed = render('');
  return { role: section.role, showsTicket, text: () => fixed };
}

function compile(engine: Liquid, { template, line }: PromptSection, path: string): Template[] {
  try {
    return engine.parse(template);
  } catch (error) {
    throw templateError(error, path, line);
  }
}

function renderTemplates(engine: Liquid, templates: Template[], variables: object, path: string): string {
  try {
    return String(engine.renderSync(templates, variables)).trim();
  } catch (error) {
    throw templateError(error, path, 1);
  }
}

function templateError(error: unknown, path: string, firstLine: number): DataError {
  if (!(error instanceof LiquidError)) return new DataError(`${path}: ${messageOf(error)}`, { cause: error });
  const [line = 1] = error.token.getPosition();
  return new DataError(`${path}:${firstLine + line - 1}: ${error.originalError?.message ?? error.message}`, {
    cause: error,
  });
}

function unknownVariable(name: string, { template, line }: PromptSection, path: string): DataError {
  const before = template.split('\n').findIndex((text) => text.includes(name));
  return new DataError(
    `${path}:${line + Math.max(0, before)}: variable: expected one of ${VARIABLES.join(', ')}, got "${name}".${didYouMean(name, VARIABLES)}`,
  );
}
