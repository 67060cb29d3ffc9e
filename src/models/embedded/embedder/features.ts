import { termsOf } from '../../../util/terms.ts';

/** Something said in a text, and how much it tells about which problem is meant. */
export type Features = ReadonlyMap<string, number>;

const CODE =
  /\b(?:[45]\d\d|[A-Z]+[-_][A-Z0-9_-]*\d[A-Z0-9_-]*|[A-Z]{2,}(?:_[A-Z0-9]+)+|(?:[A-Z][a-z]+){2,}|\w+(?:Error|Exception|Refused|Timeout))\b/g;

/** Weights of what is said: an error code names the problem, a pair of words says more than each of them, but is rarer. */
const WEIGHTS = { code: 2, pair: 0.5, word: 1 };

/** The features of a text; empty when it says nothing. */
export function featuresOf(text: string): Features {
  const features = new Map<string, number>();
  for (const term of termsOf(text)) features.set(term, term.includes(' ') ? WEIGHTS.pair : WEIGHTS.word);
  for (const [code] of text.matchAll(CODE)) features.set(`code ${code.toLowerCase()}`, WEIGHTS.code);
  return features;
}
