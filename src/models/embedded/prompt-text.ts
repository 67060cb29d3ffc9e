import { remembering } from '../../util/bounded-cache.ts';
import type { ChatMessage } from '../types.ts';
import { type Block, blocksOf } from './blocks.ts';

/** A ticket below the heading `# Examples`, and what stands behind `Answer:` on the line after it. */
export interface ShownExample {
  fenced: string;
  answer: string;
}

export interface PromptText {
  /** Everything that instructs: system messages and what user messages say, without fences and examples. */
  instructions: string;
  /** The body of the last fenced ticket that is no example; null when there is none. */
  fenced: string | null;
  /** The last user message; the ticket when nothing is fenced. */
  lastUserText: string;
  examples: ShownExample[];
  /** The fenced answer below the heading `# Earlier answer`, which is to be checked; null when there is none. */
  earlierAnswer: string | null;
  /** The fenced descriptions that are to be made one, without their marks. */
  descriptions: string[];
}

/** System messages are long and come again with every ticket. */
const systemParts = remembering(8, (text) => partsOf([text]));

type Section = 'examples' | 'earlierAnswer' | 'other';

/** Takes a prompt apart. Neither a fence nor a heading inside a ticket is one, as text lines begin with `| `. */
export function splitPrompt(messages: readonly ChatMessage[]): PromptText {
  const users = messages.filter(({ role }) => role === 'user').map(({ content }) => content);
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => systemParts(content));
  const asked = partsOf(users);
  const isFenced = asked.fenced !== null || asked.descriptions.length > 0;
  // unfenced, the last message is a ticket, in which nothing is an instruction
  const spoken = isFenced ? asked : partsOf(users.slice(0, -1));
  return {
    instructions: [...system, spoken].map(({ lines }) => lines.join('\n')).join('\n'),
    fenced: asked.fenced,
    lastUserText: users.at(-1) ?? '',
    examples: [...system, spoken].flatMap(({ examples }) => examples),
    earlierAnswer: spoken.earlierAnswer,
    descriptions: [...system, asked].flatMap(({ descriptions }) => descriptions),
  };
}

interface Parts {
  lines: string[];
  fenced: string | null;
  examples: ShownExample[];
  earlierAnswer: string | null;
  descriptions: string[];
}

function partsOf(texts: readonly string[]): Parts {
  const parts: Parts = { lines: [], fenced: null, examples: [], earlierAnswer: null, descriptions: [] };
  for (const text of texts) {
    let section: Section = 'other';
    for (const block of blocksOf(text)) {
      if (block.kind === 'line' && block.text.startsWith('# ')) section = sectionOf(block.text);
      place(block, section, parts);
    }
  }
  return parts;
}

function sectionOf(heading: string): Section {
  if (/^# Examples\s*$/i.test(heading)) return 'examples';
  return /^# Earlier answer\s*$/i.test(heading) ? 'earlierAnswer' : 'other';
}

function place({ kind, text }: Block, section: Section, parts: Parts): void {
  if (section === 'examples') placeExample({ kind, text }, parts.examples);
  else if (kind === 'line') parts.lines.push(text);
  else if (kind === 'ticket') parts.fenced = text;
  else if (kind === 'description') parts.descriptions.push(unmarked(text));
  else if (section === 'earlierAnswer') parts.earlierAnswer = unmarked(text);
}

const unmarked = (text: string): string => text.replace(/^\| /gm, '');

function placeExample({ kind, text }: Block, examples: ShownExample[]): void {
  const answer = /^Answer:(.*)$/.exec(text)?.[1];
  const last = examples.at(-1);
  if (kind === 'ticket') examples.push({ fenced: text, answer: '' });
  else if (kind === 'line' && answer !== undefined && last?.answer === '') last.answer = answer;
}
