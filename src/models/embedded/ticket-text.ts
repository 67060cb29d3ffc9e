import type { PromptText } from './prompt-text.ts';

const SPEAKERS = ['customer', 'agent', 'system'] as const;
export type Speaker = (typeof SPEAKERS)[number];

export interface Turn {
  speaker: Speaker;
  text: string;
}

/** Of a longer ticket the beginning and the end are read, so that the work is bounded. */
const LONGEST = 200_000;

const HEADER = /^\[\d+\] (\w+)/;
const TITLE = /^title: (.*)$/;
const FIELD = /^(?:product|region): (.*)$/;
const UNKNOWN = /^[^\p{L}\p{N}]*(?:unknown|undefined|none|null|n\/a|other|未知|其他)?[^\p{L}\p{N}]*$/iu;

/** The messages; text without a fence is one turn of the customer. */
export function readTicket({ fenced, lastUserText }: PromptText): Turn[] {
  return fenced === null ? [{ speaker: 'customer', text: lastUserText }] : turnsOf(fenced);
}

/** Product and region where the head of a fenced ticket names them. */
export function fieldsOf({ fenced }: PromptText): string[] {
  const head = /^(?:[a-z]+: .*\n)*/.exec(fenced ?? '')?.[0] ?? '';
  const values = head.split('\n').flatMap((line) => FIELD.exec(line)?.[1] ?? []);
  return values.map((value) => value.trim()).filter((value) => !UNKNOWN.test(value));
}

/** The messages of a fenced ticket; the title opens the first of the customer's. */
export function turnsOf(fenced: string): Turn[] {
  const turns: { speaker: Speaker; lines: string[] }[] = [];
  let title: string | undefined;
  for (const line of ends(fenced).split('\n')) {
    const speaker = SPEAKERS.find((name) => name === HEADER.exec(line)?.[1]);
    if (line.startsWith('| ')) turns.at(-1)?.lines.push(line.slice(2));
    else if (speaker !== undefined) turns.push({ speaker, lines: [] });
    else title ??= TITLE.exec(line)?.[1];
  }
  if (title !== undefined) addTitle(turns, title);
  return turns.map(({ speaker, lines }) => ({ speaker, text: lines.join('\n') }));
}

/** The cut may fall inside a line: what follows it is text. */
function ends(body: string): string {
  if (body.length <= LONGEST) return body;
  return `${body.slice(0, LONGEST / 2)}\n| ${body.slice(-LONGEST / 2)}`;
}

function addTitle(turns: { speaker: Speaker; lines: string[] }[], title: string): void {
  const first = turns[0];
  if (first?.speaker === 'customer') first.lines.unshift(title);
  else turns.unshift({ speaker: 'customer', lines: [title] });
}
