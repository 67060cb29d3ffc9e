import type { Conversation, Message } from '../tickets/ticket.ts';
import { sha256 } from '../util/hash.ts';

/**
 * The ticket as a prompt shows it: one header line a field and message, every line of message text behind `| `, all
 * between an opening and a closing tag. Text can neither pass for a header, as it is indented, nor close the fence,
 * as the tag's number is drawn from the text and then made sure not to occur in it.
 */
export function fenceTicket(conversation: Conversation): string {
  return fence('ticket', [...headerLines(conversation), ...conversation.messages.flatMap(messageLines)]);
}

/** What a model said earlier, as a prompt shows it: it may quote the ticket, and is no more to be obeyed. */
export function fenceAnswer(text: string): string {
  return fence('answer', textLines(text));
}

/** The problem of a ticket as a model described it, to be put together with others. */
export function fenceDescription(text: string): string {
  return fence('description', textLines(text));
}

function fence(name: string, lines: readonly string[]): string {
  const body = lines.join('\n');
  const tag = `${name}-${unusedNumber(body)}`;
  return `<${tag}>\n${body}\n</${tag}>`;
}

function headerLines({ title, product, region }: Conversation): string[] {
  const fields = Object.entries({ product, region, title });
  return fields.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${oneLine(value)}`]));
}

function messageLines({ role, at, text }: Message, index: number): string[] {
  const header = at === null ? `[${index}] ${role}` : `[${index}] ${role}, ${at}`;
  return [header, ...textLines(text)];
}

const textLines = (text: string): string[] =>
  printable(text)
    .split('\n')
    .map((line) => `| ${line}`);

const oneLine = (text: string): string => printable(text).replaceAll('\n', ' ');

/** Every kind of line end becomes \n, so that none begins a line without its mark; other control codes go. */
function printable(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n').replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '');
}

function unusedNumber(body: string): string {
  for (let salt = 0; ; salt++) {
    const number = sha256(`${salt}\n${body}`).slice(0, 8);
    if (!body.includes(number)) return number;
  }
}
