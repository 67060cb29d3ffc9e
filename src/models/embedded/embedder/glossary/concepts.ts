import { stemOf } from '../../../../util/terms.ts';
import { EVERYDAY } from './everyday.ts';
import { SERVICES } from './services.ts';
import { SYMPTOMS } from './symptoms.ts';

/** A thing that customers speak of, in whichever language and words. */
interface Concept {
  /** Its place among all the concepts, from 0. */
  index: number;
  /** How much it tells about which problem is meant. */
  weight: number;
}

/** A service says most, as its failures are told in many words; what all tickets speak of says least. */
const WEIGHTS = [
  [SERVICES, 1.5],
  [SYMPTOMS, 1],
  [EVERYDAY, 0.5],
] as const;

const HAN = /\p{Script=Han}/u;
const WORD = /[a-z][a-z0-9]*|\d{3,}/g;

interface Glossary {
  /** How many concepts there are. */
  size: number;
  /** By the first of their stems. */
  english: Map<string, EnglishPhrase[]>;
  chinese: Map<string, Concept>;
  /** Any of the Chinese phrases, longer ones first. */
  pattern: RegExp;
}

interface EnglishPhrase {
  /** The stems after the first. */
  rest: string[];
  concept: Concept;
}

const glossary = readGlossary();

export const CONCEPTS = glossary.size;

/** The things of the glossary that a text speaks of, each once. */
export function conceptsIn(text: string): Set<Concept> {
  const { english, chinese, pattern } = glossary;
  const stems = stemsOf(text);
  const found = new Set<Concept>();
  stems.forEach((stem, start) => {
    for (const { rest, concept } of english.get(stem) ?? []) {
      if (rest.every((next, index) => stems[start + 1 + index] === next)) found.add(concept);
    }
  });
  for (const phrase of text.match(pattern) ?? []) {
    const concept = chinese.get(phrase);
    if (concept !== undefined) found.add(concept);
  }
  return found;
}

function readGlossary(): Glossary {
  const english: Glossary['english'] = new Map();
  const chinese: Glossary['chinese'] = new Map();
  const entries = WEIGHTS.flatMap(([list, weight]) =>
    list
      .trim()
      .split('\n')
      .map((line) => ({ line, weight })),
  );
  entries.forEach(({ line, weight }, index) => {
    const concept = { index, weight };
    for (const phrase of line.slice(line.indexOf(':') + 1).split(',')) {
      const [first = '', ...rest] = stemsOf(phrase);
      if (HAN.test(phrase)) chinese.set(phrase.trim(), concept);
      else english.set(first, [...(english.get(first) ?? []), { rest, concept }]);
    }
  });
  const pattern = new RegExp([...chinese.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'g');
  return { size: entries.length, english, chinese, pattern };
}

function stemsOf(text: string): string[] {
  return (text.toLowerCase().match(WORD) ?? []).map(stemOf);
}
