import { splitSentences } from '../sentences.ts';
import { type Saying, sayingOf } from './shared.ts';

/** A description taken apart. */
export interface Source {
  /** Product, region and the like, when the description opens with a list of them. */
  labels: string[];
  sentences: Saying[];
}

/** One to five names of at most two words each, such as `vpn, eu-2.` */
const LABEL = String.raw`[^\s,，.。:：]{1,40}(?: [^\s,，.。:：]{1,40})?`;
const LABELS = new RegExp(`^${LABEL}(?:, ${LABEL}){0,4}[.。]$`, 'u');

/** The description without the sentences that say nothing or are not to be heard. */
export function readSource(description: string, isHeard: (sentence: string) => boolean): Source {
  const sentences = splitSentences(description).filter((text) => /\p{L}/u.test(text) && isHeard(text));
  const [first = '', ...others] = sentences;
  if (others.length === 0 || !LABELS.test(first)) return { labels: [], sentences: sentences.map(sayingOf) };
  return { labels: first.slice(0, -1).split(', '), sentences: others.map(sayingOf) };
}
