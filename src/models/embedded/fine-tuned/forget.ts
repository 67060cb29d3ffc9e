import { seededRandom, type RandomSource } from '../../../util/random.ts';
import type { CategoryText } from '../category-text.ts';
import { observe } from '../observation.ts';
import type { Knowledge } from '../read-prompt.ts';
import type { Reading } from '../reading.ts';
import { SignIndex } from '../sign-index.ts';

/** Shares of what the prompt and the reader know that are kept. */
const KEPT = { signs: 0.5, cues: 0.6 };

/** `ticketSeed` is an integer that tells the ticket from others. */
export type Forgetting = (reading: Seen, ticketSeed: number) => Seen;

type Seen = Pick<Reading, 'observation' | 'knowledge'>;

/**
 * Reads rows again as a reader does who knows only some of the prompt's signs and overhears some cues. Whoever wrote the signs
 * had tickets like those of the rows in mind, so on these the prompt is right more often than it will be on new ones; a head
 * that is fitted on poorer readings learns how far to trust it (dropout of whole features: N. Srivastava et al., 2014, JMLR 15,
 * 1929–1958). `seed` decides what is forgotten, for each ticket by itself, so that the order of the rows does not matter.
 */
export function createForgetting(seed: number): Forgetting {
  const poorer = new Map<Knowledge, Knowledge>();
  return ({ observation, knowledge }, ticketSeed) => {
    const known = poorer.get(knowledge) ?? withoutSigns(knowledge, seededRandom(seed));
    poorer.set(knowledge, known);
    const random = seededRandom((seed ^ ticketSeed) >>> 0);
    const sentences = observation.sentences.map((sentence) => ({
      ...sentence,
      cues: some(sentence.cues, KEPT.cues, random),
    }));
    return { knowledge: known, observation: { ...observe(sentences, [], known), votes: observation.votes } };
  };
}

function withoutSigns(knowledge: Knowledge, random: RandomSource): Knowledge {
  const categories = knowledge.categories.map((category): CategoryText => ({
    ...category,
    signs: [...some(category.signs, KEPT.signs, random)],
    counterSigns: [...some(category.counterSigns, KEPT.signs, random)],
  }));
  return { ...knowledge, categories, index: new SignIndex(categories) };
}

const some = <T>(items: Iterable<T>, share: number, random: RandomSource): Set<T> =>
  new Set([...items].filter(() => random() < share));
