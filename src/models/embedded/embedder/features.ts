import { termsOf } from '../../../util/terms.ts';
import { namesIn } from '../names.ts';
import { conceptsIn } from './glossary/concepts.ts';

/** What a text says, in three ways. Values are weights. */
export interface Features {
  /** Words, pairs of words, and error codes and versions. */
  words: Map<string, number>;
  /** Things of the glossary, by their index. */
  concepts: Map<number, number>;
  /** Regions and zones. */
  places: Set<string>;
}

/** An error code names the problem; a pair of words says more than either, but hardly ever comes again. */
const CODE = 2;
const PAIR = 0.5;

/** Such as eu-2, cn-east-1 or us-west-2. */
const PLACE = /(?<![\w-])[a-z]{2}(?:-[a-z]{2,})?-\d(?![\w-])/gi;

/** The features of a text; empty when it says nothing. */
export function featuresOf(text: string): Features {
  const words = new Map<string, number>();
  for (const term of termsOf(text.replace(PLACE, ' '))) words.set(term, term.includes(' ') ? PAIR : 1);
  for (const name of namesIn(text)) words.set(`name ${name.toLowerCase()}`, CODE);
  return {
    words,
    concepts: new Map([...conceptsIn(text)].map(({ index, weight }) => [index, weight])),
    places: new Set(text.match(PLACE)?.map((place) => place.toLowerCase())),
  };
}
