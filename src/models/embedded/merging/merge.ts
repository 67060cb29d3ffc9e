import { LONGEST, NOTHING } from '../describe.ts';
import { namesIn } from '../names.ts';
import { byShare, type Saying } from './shared.ts';
import { readSource } from './source.ts';

/** A sentence that shares less than this part of what the best one does is one customer's alone. */
const LEAST_SHARE = 0.3;
/** A sentence is a repetition when an earlier one says this part of it. */
const REPEATED = 0.8;

/**
 * One description out of several: the products and regions that they open with, the sentences that share most with the other
 * descriptions, most shared first, and every error code and version that these leave out. At most 400 characters; the same
 * for any order of the descriptions.
 */
export function mergeDescriptions(descriptions: readonly string[], isHeard: (sentence: string) => boolean): string {
  const sources = [...new Set(descriptions)].toSorted().map((text) => readSource(text, isHeard));
  const head = listed(mostFrequent(sources.flatMap(({ labels }) => labels)), LONGEST / 2);
  const names = mostFrequent(sources.flatMap(({ sentences }) => namesIn(sentences.map(({ text }) => text).join(' '))));
  const ranked = byShare(sources.map(({ sentences }) => sentences));
  const enough = LEAST_SHARE * (ranked[0]?.share ?? 0);
  const chosen: Saying[] = [];
  const textWith = (more: readonly Saying[]): string => [head, ...more.map(({ text }) => text)].join(' ').trim();
  for (const { saying, share } of ranked) {
    if (share < enough || chosen.some((earlier) => isRepeated(saying, earlier))) continue;
    const text = textWith([...chosen, saying]);
    if (chosen.length === 0 || withNames(text, names, Infinity).length <= LONGEST) chosen.push(saying);
  }
  return withNames(textWith(chosen), names, LONGEST) || NOTHING;
}

function isRepeated({ said }: Saying, earlier: Saying): boolean {
  const common = [...said.keys()].filter((thing) => earlier.said.has(thing)).length;
  return common >= REPEATED * said.size;
}

/** The most frequent first, then by their letters. */
function mostFrequent(items: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([item]) => item);
}

function withNames(text: string, names: readonly string[], room: number): string {
  const missing = names.filter((name) => !text.includes(name));
  return `${text} ${listed(missing, room - text.length - 1)}`.trim();
}

/** As many of the items as fit into so many characters, as a sentence; empty when none does. */
function listed(items: readonly string[], room: number): string {
  let list = '';
  for (const item of items) {
    const longer = list === '' ? item : `${list}, ${item}`;
    if (longer.length + 1 <= room) list = longer;
  }
  return list === '' ? '' : `${list}.`;
}
