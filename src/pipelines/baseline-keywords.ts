import type { Corpus } from './text/corpus.ts';
import { findKeywords, type Keywords } from './text/keywords.ts';
import { textBaseline, type Judge } from './text/text-baseline.ts';

/** Chosen on the dev split of the oncall data; bars from 7 to 12 and priors from 1 to 20 do about as well. */
const KEYWORDS = { most: 200, prior: 10 };
const BAR = 9;

/** Keywords that the reasoning names. */
const MOST_NAMED = 5;

/** Rules as people write them: words typical of a category add up, and over a bar they call somebody. */
export const baselineKeywords = textBaseline('no call: words that are typical of a category in the train split', learn);

function learn(corpus: Corpus, quiet: string): Judge {
  const candidates = corpus.labels
    .filter((label) => label !== quiet)
    .map((label) => ({ label, keywords: findKeywords(label, corpus, KEYWORDS) }));
  return (positions) => {
    const scored = candidates.map((candidate) => ({ ...candidate, score: addUp(positions, candidate.keywords) }));
    const [best] = scored.sort((a, b) => b.score - a.score);
    if (best === undefined || best.score <= BAR) {
      return { category: quiet, confidence: null, reasoning: 'No category has enough keywords in the ticket.' };
    }
    const named = clearest(positions, best.keywords).map((position) => corpus.terms[position]);
    return { category: best.label, confidence: null, reasoning: `Keywords: ${named.join(', ')}.` };
  };
}

const addUp = (positions: Uint32Array, keywords: Keywords): number =>
  positions.reduce((sum, position) => sum + (keywords.get(position) ?? 0), 0);

/** The keywords among the positions that say most, by weight. */
const clearest = (positions: Uint32Array, keywords: Keywords): number[] =>
  [...positions]
    .filter((position) => keywords.has(position))
    .sort((a, b) => (keywords.get(b) ?? 0) - (keywords.get(a) ?? 0))
    .slice(0, MOST_NAMED);
