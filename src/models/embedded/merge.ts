import { termsOf } from '../../util/terms.ts';
import { LONGEST, NOTHING } from './describe.ts';
import { namesIn } from './names.ts';
import { splitSentences } from './sentences.ts';

interface Candidate {
  text: string;
  terms: ReadonlySet<string>;
  /** How much of it other descriptions say as well. */
  score: number;
}

/**
 * One description out of several: the sentences that share most with the other descriptions first, then every error code,
 * product and version that these leave out. At most 400 characters. The order of the descriptions does not matter.
 */
export function mergeDescriptions(descriptions: readonly string[], isHeard: (sentence: string) => boolean): string {
  const sources = [...new Set(descriptions)].toSorted().map((text) => splitSentences(text).filter(isHeard));
  const names = [...new Set(sources.flat().flatMap(namesIn))].toSorted();
  const chosen: Candidate[] = [];
  const textOf = (more: readonly Candidate[]): string => withNames(more.map(({ text }) => text).join(' '), names);
  for (const candidate of candidatesOf(sources)) {
    if (chosen.some((earlier) => isRepeated(candidate, earlier))) continue;
    if (textOf([...chosen, candidate]).length <= LONGEST) chosen.push(candidate);
  }
  return textOf(chosen).slice(0, LONGEST) || NOTHING;
}

function candidatesOf(sources: readonly string[][]): Candidate[] {
  const read = sources.map((sentences) => sentences.map((text) => ({ text, terms: termsOf(text) })));
  const known = read.map((sentences) => new Set(sentences.flatMap(({ terms }) => [...terms])));
  const sharing = (term: string): number => known.filter((terms) => terms.has(term)).length - 1;
  return read
    .flat()
    .map(({ text, terms }) => ({ text, terms, score: shareOf(terms, sharing) }))
    .toSorted((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
}

/** Divided by the root of the length, so that neither a long sentence nor a single word wins by its length. */
function shareOf(terms: ReadonlySet<string>, sharing: (term: string) => number): number {
  let sum = 0;
  for (const term of terms) sum += sharing(term);
  return terms.size === 0 ? 0 : sum / Math.sqrt(terms.size);
}

/** Whether an earlier sentence says nearly all of it. */
function isRepeated({ terms }: Candidate, earlier: Candidate): boolean {
  const said = [...terms].filter((term) => earlier.terms.has(term)).length;
  return said >= 0.8 * terms.size;
}

function withNames(text: string, names: readonly string[]): string {
  const missing = names.filter((name) => !text.includes(name));
  return missing.length === 0 ? text : `${text} ${missing.join(', ')}.`.trim();
}
