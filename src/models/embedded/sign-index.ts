import type { CategoryText } from './category-text.ts';
import { isConcept, meaningOf } from './concepts.ts';

/** Terms enough to recognise a sign, in units of the average weight of a term: a longer sign is met by a part of it. */
const ENOUGH = 1.5;
/** How much a concept counts beside a word, which says it more exactly. */
const CONCEPT = 0.6;
/** Below this strength a match is chance. */
const WEAKEST = 0.3;

export type SignKind = 'definition' | 'sign' | 'counterSign';

export interface Sign {
  /** Index of its category. */
  category: number;
  kind: SignKind;
  text: string;
}

export interface SignMatch {
  sign: Sign;
  /** How much of the sign a text says, 0 to 1. */
  strength: number;
}

interface IndexedSign extends Sign {
  /** Weight of terms that makes a full match. */
  enough: number;
}

interface Posting {
  sign: number;
  weight: number;
}

interface ReadSign {
  sign: Sign;
  terms: ReadonlySet<string>;
}

/** Finds what signs a set of terms says. */
export class SignIndex {
  readonly #signs: IndexedSign[];
  readonly #postings = new Map<string, Posting[]>();
  readonly #sums: Float64Array;

  constructor(categories: readonly CategoryText[]) {
    const signs = categories.flatMap(signsOf).map((sign): ReadSign => ({ sign, terms: meaningOf(sign.text) }));
    const weights = termWeights(signs);
    const average = [...weights.values()].reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.size);
    this.#signs = signs.map(({ sign, terms }, index) => {
      let total = 0;
      for (const term of terms) {
        const weight = weights.get(term) ?? 0;
        total += weight;
        const posting = this.#postings.get(term);
        if (posting === undefined) this.#postings.set(term, [{ sign: index, weight }]);
        else posting.push({ sign: index, weight });
      }
      return { ...sign, enough: Math.min(total, ENOUGH * average) };
    });
    this.#sums = new Float64Array(this.#signs.length);
  }

  /** Number of signs, definitions and counter-signs. */
  get size(): number {
    return this.#signs.length;
  }

  /** How many of them say a term. */
  frequency(term: string): number {
    return this.#postings.get(term)?.length ?? 0;
  }

  match(terms: ReadonlySet<string>): SignMatch[] {
    const touched: number[] = [];
    for (const term of terms) {
      for (const { sign, weight } of this.#postings.get(term) ?? []) {
        if (this.#sums[sign] === 0) touched.push(sign);
        this.#sums[sign] = (this.#sums[sign] ?? 0) + weight;
      }
    }
    return touched.flatMap((index) => {
      const sign = this.#signs[index];
      const sum = this.#sums[index] ?? 0;
      this.#sums[index] = 0;
      const strength = sign === undefined ? 0 : Math.min(1, sum / sign.enough);
      return sign !== undefined && strength >= WEAKEST ? [{ sign, strength }] : [];
    });
  }
}

function signsOf({ definition, signs, counterSigns }: CategoryText, category: number): Sign[] {
  const of = (kind: SignKind) => (text: string) => ({ category, kind, text });
  return [...[definition].map(of('definition')), ...signs.map(of('sign')), ...counterSigns.map(of('counterSign'))];
}

/** A term of few signs tells more than one of many (inverse document frequency), and one of a single category more still. */
function termWeights(signs: readonly ReadSign[]): Map<string, number> {
  const counts = new Map<string, Map<number, number>>();
  for (const { sign, terms } of signs) {
    for (const term of terms) {
      const byCategory = counts.get(term) ?? new Map<number, number>();
      counts.set(term, byCategory.set(sign.category, (byCategory.get(sign.category) ?? 0) + 1));
    }
  }
  const weights = [...counts].map(([term, byCategory]): [string, number] => {
    const weight = weightOf([...byCategory.values()], signs.length);
    return [term, isConcept(term) ? CONCEPT * weight : weight];
  });
  return new Map(weights);
}

function weightOf(counts: readonly number[], signs: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return Math.log(1 + signs / total) * Math.sqrt(Math.max(...counts) / total);
}
