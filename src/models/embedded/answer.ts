import type { Evidence } from './evidence.ts';
import type { Observation } from './observation.ts';
import type { Knowledge } from './read-prompt.ts';
import type { Finding } from './finding.ts';

const QUOTE_LENGTH = 140;
const QUOTES = 2;

/** The judgement in a few plain sentences that follow the prompt's steps and quote what it rests on. */
export function explain(category: number, observation: Observation, { categories }: Knowledge): string {
  const { evidence, scope, doubt } = observation;
  const name = categories[category]?.name ?? '';
  const strongest = evidence.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const ofWinner = strongest.filter(({ sign }) => sign.category === category);
  const symptom = strongest.find(({ weight }) => weight > 0);
  return [
    symptom === undefined ? 'No sentence sounds like any category.' : `Symptom: ${quote(symptom.sentence.text)}.`,
    ...finding('Scope', scope),
    ...finding('Doubt', doubt),
    ...sayings(
      `For ${name}`,
      ofWinner.filter(({ weight }) => weight > 0),
    ),
    ...sayings(
      `Against ${name}`,
      ofWinner.filter(({ weight }) => weight < 0),
    ),
    `Decision: ${name}.`,
  ].join(' ');
}

function finding(name: string, found: Finding | null): string[] {
  if (found === null) return [];
  const quotes = found.sentences.slice(-QUOTES).map(({ text }) => quote(text));
  return [`${name}: ${quotes.join(', ') || 'nothing'}.`];
}

function sayings(name: string, evidence: readonly Evidence[]): string[] {
  const said = evidence
    .slice(0, QUOTES)
    .map(({ sentence, sign }) => `${quote(sentence.text)} sounds like ${quote(sign.text)}`);
  return said.length === 0 ? [] : [`${name}: ${said.join('; ')}.`];
}

function quote(text: string): string {
  const characters = [...text];
  return `"${characters.length <= QUOTE_LENGTH ? text : `${characters.slice(0, QUOTE_LENGTH).join('')}…`}"`;
}
