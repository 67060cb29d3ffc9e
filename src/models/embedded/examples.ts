import { remembering } from '../../util/bounded-cache.ts';
import { termsOf } from '../../util/terms.ts';
import { answeredCategory } from './answered-category.ts';
import type { PromptText } from './prompt-text.ts';
import type { Knowledge } from './read-prompt.ts';
import { piecesOf, type Sentence } from './sentences.ts';
import type { SignIndex } from './sign-index.ts';
import { turnsOf } from './ticket-text.ts';

/** Examples kept ready; a prompt shows a handful, and the same ones come again. */
const MEMORY = 256;

type Terms = ReadonlySet<string>;

/** A ticket that the prompt shows together with its answer. */
export interface Example {
  /** Index of the category that it is answered with. */
  category: number;
  /** What its customer says. */
  terms: Terms;
}

const exampleTerms = remembering(MEMORY, (fenced) => {
  const pieces = piecesOf(turnsOf(fenced)).filter(({ speaker }) => speaker === 'customer');
  return union(pieces.map(({ text }) => termsOf(text)));
});

/** The examples whose answer names one of the categories. */
export function readExamples({ examples }: PromptText, { categories }: Knowledge): Example[] {
  return examples.flatMap(({ fenced, answer }) => {
    const answered = answeredCategory(answer);
    const category = categories.findIndex(({ name }) => name === answered);
    return category === -1 ? [] : [{ category, terms: exampleTerms(fenced) }];
  });
}

/**
 * For each category the summed similarity of its examples to the ticket: the cosine, 0 to 1, of what the customers say,
 * as binary term vectors weighted by inverse document frequency among the prompt's signs and examples.
 */
export function votesOf(
  sentences: readonly Sentence[],
  examples: readonly Example[],
  { categories, index }: Knowledge,
): number[] {
  const votes = categories.map(() => 0);
  if (examples.length === 0) return votes;
  const weightOf = termWeight(examples, index);
  const asked = union(sentences.filter(({ speaker }) => speaker === 'customer').map(({ terms }) => terms));
  for (const { category, terms } of examples) {
    votes[category] = (votes[category] ?? 0) + cosine(asked, terms, weightOf);
  }
  return votes;
}

type TermWeight = (term: string) => number;

/** Squared, as a cosine needs it. */
function termWeight(examples: readonly Example[], index: SignIndex): TermWeight {
  const shown = new Map<string, number>();
  for (const { terms } of examples) for (const term of terms) shown.set(term, (shown.get(term) ?? 0) + 1);
  const documents = index.size + examples.length;
  return (term) => Math.log(1 + documents / (1 + index.frequency(term) + (shown.get(term) ?? 0))) ** 2;
}

function cosine(a: Terms, b: Terms, weightOf: TermWeight): number {
  let common = 0;
  for (const term of b) if (a.has(term)) common += weightOf(term);
  const lengths = Math.sqrt(total(a, weightOf) * total(b, weightOf));
  return lengths === 0 ? 0 : common / lengths;
}

function total(terms: Terms, weightOf: TermWeight): number {
  let sum = 0;
  for (const term of terms) sum += weightOf(term);
  return sum;
}

function union(sets: readonly Terms[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}
