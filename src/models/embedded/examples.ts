import { remembering } from '../../util/bounded-cache.ts';
import { termsOf } from '../../util/terms.ts';
import type { PromptText } from './prompt-text.ts';
import type { Knowledge } from './read-prompt.ts';
import { answeredCategory } from './answered-category.ts';
import { piecesOf, type Sentence } from './sentences.ts';
import { readTicket } from './ticket-text.ts';

/** Examples kept ready; a prompt shows a handful, and the same ones come again. */
const MEMORY = 512;

/** A ticket that the prompt shows together with its answer. */
export interface Example {
  /** Index of the category that it is answered with. */
  category: number;
  terms: ReadonlySet<string>;
}

const exampleTerms = remembering(MEMORY, (fenced) => {
  const pieces = piecesOf(readTicket({ fenced, lastUserText: '' }));
  return unionOf(pieces.filter(({ speaker }) => speaker === 'customer').map(({ text }) => termsOf(text)));
});

/** The examples whose answer names one of the categories. */
export function readExamples({ examples }: PromptText, { categories }: Knowledge): Example[] {
  return examples.flatMap(({ fenced, answer }) => {
    const category = categories.findIndex(({ name }) => name === answeredCategory(answer));
    return category === -1 ? [] : [{ category, terms: exampleTerms(fenced) }];
  });
}

/**
 * For each category the summed similarity of its examples to the ticket. Similarity is the cosine of binary term vectors
 * weighted by inverse document frequency, the documents being the prompt's signs and examples: 0 to 1.
 */
export function votesOf(
  sentences: readonly Sentence[],
  examples: readonly Example[],
  { categories, index }: Knowledge,
): number[] {
  const votes = categories.map(() => 0);
  if (examples.length === 0) return votes;
  const terms = unionOf(sentences.filter(({ speaker }) => speaker === 'customer').map((sentence) => sentence.terms));
  const shown = new Map<string, number>();
  for (const example of examples) for (const term of example.terms) shown.set(term, (shown.get(term) ?? 0) + 1);
  const documents = index.size + examples.length;
  const weight = (term: string): number =>
    Math.log(1 + documents / (1 + index.frequency(term) + (shown.get(term) ?? 0)));
  const norm = (set: ReadonlySet<string>): number => {
    let sum = 0;
    for (const term of set) sum += weight(term) ** 2;
    return Math.sqrt(sum);
  };
  const own = norm(terms);
  for (const { category, terms: others } of examples) {
    let dot = 0;
    for (const term of others) if (terms.has(term)) dot += weight(term) ** 2;
    const length = own * norm(others);
    votes[category] = (votes[category] ?? 0) + (length === 0 ? 0 : dot / length);
  }
  return votes;
}

function unionOf(sets: readonly ReadonlySet<string>[]): Set<string> {
  const union = new Set<string>();
  for (const set of sets) for (const term of set) union.add(term);
  return union;
}
