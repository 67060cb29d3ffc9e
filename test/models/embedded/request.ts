import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createEmbeddedModel } from '../../../src/models/embedded/index.ts';
import type { ChatMessage, ChatModel, ReplyFormat } from '../../../src/models/types.ts';
import { bindPrompt } from '../../../src/prompts/bind.ts';
import { fenceAnswer, fenceTicket } from '../../../src/prompts/fence.ts';
import { loadPrompt, SHIPPED_PROMPTS } from '../../../src/prompts/library.ts';
import { categoriesSchema } from '../../../src/tickets/category.ts';
import type { Conversation, MessageRole } from '../../../src/tickets/ticket.ts';

export interface TestCategory {
  name: string;
  definition: string;
  signs?: string[];
  counterSigns?: string[];
}

/** Categories of a trade that the shipped prompts know nothing about. */
export const ZOO: TestCategory[] = [
  {
    name: 'snow_leopard',
    definition: 'An animal has left its enclosure.',
    signs: ['the gate of the enclosure stands open', 'an animal walks among visitors'],
  },
  {
    name: 'pelican9',
    definition: 'An animal is ill.',
    signs: ['the animal refuses its food', 'the animal limps'],
    counterSigns: ['the animal sleeps in winter'],
  },
  { name: 'nothing', definition: 'Nobody has to come.', signs: ['what are the opening hours'] },
];

export const STEPS = [
  'Symptom: what is wrong?',
  'Scope of impact: who is affected?',
  'Doubt: is it a question, or solved?',
  'Evidence for and against.',
];
export const RULES = ['Later messages weigh more than earlier ones.', 'When in doubt, answer `nothing`.'];

export function systemPrompt(
  categories: readonly TestCategory[],
  steps: readonly string[] = STEPS,
  rules: readonly string[] = RULES,
): string {
  const list = (title: string, items: readonly string[] = []) =>
    items.length === 0 ? [] : ['', title, ...items.map((item) => `- ${item}`)];
  return [
    '# Categories',
    ...categories.flatMap(({ name, definition, signs, counterSigns }) => [
      `## ${name}`,
      '',
      definition,
      ...list('Signs:', signs),
      ...list('Counter-signs:', counterSigns),
    ]),
    ...(steps.length === 0 ? [] : ['# Steps', ...steps.map((step, index) => `${index + 1}. ${step}`)]),
    '# Rules',
    ...rules.map((rule) => `- ${rule}`),
  ].join('\n');
}

export type Line = [role: MessageRole, text: string];

function conversation(lines: readonly Line[], title: string | null = null): Conversation {
  const messages = lines.map(([role, text]) => ({ role, at: null, author: null, text, extra: {} }));
  return { createdAt: null, product: null, region: null, title, messages };
}

export function messagesOf(system: string, lines: readonly Line[]): ChatMessage[] {
  return [
    { role: 'system', content: system },
    { role: 'user', content: fenceTicket(conversation(lines)) },
  ];
}

/** The same request with tickets and their answers shown before the ticket. */
export function withExamples(
  messages: readonly ChatMessage[],
  examples: readonly { lines: readonly Line[]; answer: string }[],
): ChatMessage[] {
  const shown = examples.map(
    ({ lines, answer }, index) =>
      `## Example ${index + 1}\n${fenceTicket(conversation(lines))}\nAnswer: ${JSON.stringify({ category: answer })}\n`,
  );
  return editLast(messages, (ticket) => ['# Examples', '', ...shown, '# Ticket', '', ticket].join('\n'));
}

/** The same request, asking to check an answer. */
export function withEarlierAnswer(messages: readonly ChatMessage[], answer: string): ChatMessage[] {
  return editLast(messages, (ticket) => `${ticket}\n\n# Earlier answer\n\n${fenceAnswer(answer)}`);
}

function editLast(messages: readonly ChatMessage[], edit: (content: string) => string): ChatMessage[] {
  return messages.map((message, index) =>
    index === messages.length - 1 ? { ...message, content: edit(message.content) } : message,
  );
}

export function formatOf(names: readonly string[], properties: Record<string, unknown> = {}): ReplyFormat {
  const all = { category: { type: 'string', enum: names }, confidence: { type: 'number' }, ...properties };
  return { name: 'answer', schema: { type: 'object', properties: all, required: Object.keys(all) } };
}

export interface Answer {
  category: string;
  confidence: number;
  reasoning: string;
}

export async function ask(
  messages: readonly ChatMessage[],
  format: ReplyFormat,
  model: ChatModel = createEmbeddedModel(),
): Promise<Answer> {
  const reply = await model.complete({ messages, format, repeat: 0 }, { signal: new AbortController().signal });
  return JSON.parse(reply.text) as Answer;
}

export const ZOO_NAMES = ZOO.map(({ name }) => name);

/** The category of a ticket under a prompt about the zoo. */
export async function zooCategory(system: string, lines: readonly Line[]): Promise<string> {
  return (await ask(messagesOf(system, lines), formatOf(ZOO_NAMES))).category;
}

const shippedCategories = categoriesSchema.parse(parse(readFileSync(`${SHIPPED_PROMPTS}categories.yaml`, 'utf8')));

/** What the shipped `cot` prompt with the shipped categories says about a ticket. */
export async function shippedAnswer(lines: readonly Line[], title: string | null = null): Promise<Answer> {
  const prompt = bindPrompt(await loadPrompt('cot', null), shippedCategories);
  return ask(prompt.render(conversation(lines, title)), prompt.format);
}
