import { termsOf } from '../../../util/terms.ts';
import { conceptsIn } from '../embedder/glossary/concepts.ts';

/** A sentence and what it says: terms and things of the glossary, each with its weight. */
export interface Saying {
  text: string;
  said: ReadonlyMap<string, number>;
}

/** A pair of words, beside the words themselves. */
const PAIR = 0.5;

export function sayingOf(text: string): Saying {
  const said = new Map<string, number>();
  for (const term of termsOf(text)) said.set(term, term.includes(' ') ? PAIR : 1);
  for (const { index, weight } of conceptsIn(text)) said.set(`concept ${index}`, weight);
  return { text, said };
}

/**
 * The sentences of several descriptions with how much of each the others say as well, in descriptions per thing that it says;
 * most first, equal ones by their letters.
 */
export function byShare(descriptions: readonly (readonly Saying[])[]): { saying: Saying; share: number }[] {
  const counts = new Map<string, number>();
  for (const sayings of descriptions) {
    for (const thing of new Set(sayings.flatMap(({ said }) => [...said.keys()])))
      counts.set(thing, (counts.get(thing) ?? 0) + 1);
  }
  return descriptions
    .flat()
    .map((saying) => ({ saying, share: shareOf(saying, counts) }))
    .toSorted((a, b) => b.share - a.share || (a.saying.text < b.saying.text ? -1 : 1));
}

function shareOf({ said }: Saying, counts: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [thing, weight] of said) sum += weight * ((counts.get(thing) ?? 1) - 1);
  return said.size === 0 ? 0 : sum / said.size;
}
