import type { Instructions } from './instructions.ts';
import type { Knowledge } from './read-prompt.ts';
import type { Sentence } from './sentences.ts';
import type { Sign } from './sign-index.ts';
import { FACTORS } from './weights.ts';

/** A sentence that says a sign of a category. */
export interface Evidence {
  sentence: Sentence;
  sign: Sign;
  /** How much it speaks for the category, about -1 to 1; negative for a counter-sign. */
  weight: number;
}

/** For each sentence and category what the sentence says best: a sign, or a counter-sign that outweighs it. */
export function gatherEvidence(sentences: readonly Sentence[], { index, instructions }: Knowledge): Evidence[] {
  return sentences.flatMap((sentence) => {
    const factor = factorOf(sentence, instructions);
    const best = new Map<number, Evidence>();
    for (const { sign, strength } of index.match(sentence.terms)) {
      const weight = strength * strength * factor * kindFactor(sign, instructions);
      if (Math.abs(weight) > Math.abs(best.get(sign.category)?.weight ?? 0)) {
        best.set(sign.category, { sentence, sign, weight });
      }
    }
    return [...best.values()];
  });
}

function factorOf({ speaker, cues, position, text }: Sentence, instructions: Instructions): number {
  let factor = 1;
  if (instructions.symptom && speaker !== 'customer') factor *= FACTORS.otherSpeaker;
  if (instructions.symptom && cues.has('question')) factor *= FACTORS.question;
  if (instructions.calm && isShouted(text)) factor *= FACTORS.shouted;
  if (instructions.recency) factor *= FACTORS.earliest + (FACTORS.latest - FACTORS.earliest) * position;
  return factor;
}

function kindFactor({ kind }: Sign, instructions: Instructions): number {
  switch (kind) {
    case 'sign':
      return 1;
    case 'definition':
      return FACTORS.definition;
    case 'counterSign':
      return -counterSignFactor(instructions);
  }
}

function counterSignFactor({ evidence, challenge }: Instructions): number {
  if (challenge) return FACTORS.counterSignChallenging;
  return evidence ? FACTORS.counterSign : FACTORS.counterSignUnasked;
}

function isShouted(text: string): boolean {
  return /[!！]{2}/.test(text) || (/^[^a-z]*$/.test(text) && /[A-Z]{4,}\W+[A-Z]{2,}\W+[A-Z]{2,}/.test(text));
}
