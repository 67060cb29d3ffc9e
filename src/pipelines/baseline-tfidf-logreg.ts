import type { Corpus } from './text/corpus.ts';
import { fitSoftmax } from './text/softmax.ts';
import { textBaseline, type Judge } from './text/text-baseline.ts';
import { fitTfidf } from './text/tfidf.ts';

/** Chosen on the dev split of the oncall data, of 0.003 to 1; 0.07 to 0.2 does about as well. */
const L2 = 0.1;

/** Terms that the reasoning names. */
const MOST_NAMED = 5;

/** The classic small model: class-balanced logistic regression on TF-IDF vectors. */
export const baselineTfidfLogreg = textBaseline('no call: logistic regression on the words of the train split', learn);

function learn(corpus: Corpus): Judge {
  const { labels, terms, tickets } = corpus;
  const toVector = fitTfidf(corpus);
  const examples = tickets.map((ticket) => ({ vector: toVector(ticket.terms), label: ticket.label }));
  const model = fitSoftmax(examples, { labels, size: terms.length, l2: L2 });
  return (positions) => {
    const vector = toVector(positions);
    const probabilities = model.probabilities(vector);
    const confidence = Math.max(...probabilities);
    const index = probabilities.indexOf(confidence);
    const contributions = model.contributions(vector, index);
    const rated = contributions.map((weight, entry) => ({ weight, term: terms[positions[entry] ?? 0] ?? '' }));
    return { category: labels[index] ?? '', confidence, reasoning: reasoningOf(rated) };
  };
}

function reasoningOf(rated: readonly { weight: number; term: string }[]): string {
  const speaking = rated.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  if (speaking.length === 0) return 'No known term speaks for it; no other category is more likely.';
  const named = speaking.slice(0, MOST_NAMED).map(({ term }) => term);
  return `Terms with the most weight: ${named.join(', ')}.`;
}
