import type { ChatMessage } from '../types.ts';

const FENCE = /^<(ticket-[0-9a-f]{8})>\n([\s\S]*?)\n<\/\1>$/gm;

export interface PromptText {
  /** Everything that instructs: system messages, and what user messages say outside of fences. */
  instructions: string;
  /** The body of the last fence of the last user message that has one; null without any fence. */
  fenced: string | null;
  /** The last user message; the ticket when nothing is fenced. */
  lastUserText: string;
}

/** Takes a prompt apart. A fence inside a ticket is no fence, as text lines begin with `| `. */
export function splitPrompt(messages: readonly ChatMessage[]): PromptText {
  const userTexts = messages.filter(({ role }) => role === 'user').map(({ content }) => content);
  const fenced = userTexts.map(lastFence).findLast((body) => body !== null) ?? null;
  const lastUserText = userTexts.at(-1) ?? '';
  const spoken = fenced === null ? userTexts.slice(0, -1) : userTexts.map((text) => text.replace(FENCE, ''));
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  return { instructions: [...system, ...spoken].join('\n'), fenced, lastUserText };
}

function lastFence(text: string): string | null {
  return [...text.matchAll(FENCE)].at(-1)?.[2] ?? null;
}
