import { f1 } from './f1.ts';

export interface TermRule {
  term: string;
  f1: number;
}

export interface TermSearch {
  /** The terms of each ticket. */
  documents: readonly ReadonlySet<string>[];
  /** Whether each ticket is of the category that is looked for. */
  isPositive: readonly boolean[];
  /** How many rules are wanted. */
  count: number;
}

/** The rules "a ticket with this term is of the category" with the highest F1, the best first. */
export function bestTerms({ documents, isPositive, count }: TermSearch): TermRule[] {
  const positives = isPositive.filter(Boolean).length;
  const rules = [...countTerms(documents, isPositive)].map(([term, hits]) => ({
    term,
    f1: f1({ ...hits, positives }),
  }));
  return rules.sort((one, other) => other.f1 - one.f1 || (one.term < other.term ? -1 : 1)).slice(0, count);
}

function countTerms(documents: TermSearch['documents'], isPositive: TermSearch['isPositive']) {
  const counts = new Map<string, { tp: number; fp: number }>();
  documents.forEach((terms, index) => {
    for (const term of terms) {
      const hits = counts.get(term) ?? { tp: 0, fp: 0 };
      hits[isPositive[index] ? 'tp' : 'fp']++;
      counts.set(term, hits);
    }
  });
  return counts;
}
