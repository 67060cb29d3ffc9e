import { anonymous } from './anonymous.ts';
import type { Cue } from './cues/cue.ts';
import type { Sentence } from './sentences.ts';

/** Characters of a description at most, and of one sentence in it. */
export const LONGEST = 400;
const SENTENCE = 160;

export const NOTHING = 'No problem is described.';

/** What a sentence's cues say about how well it tells the problem. */
const CUE_SCORES: Partial<Record<Cue, number>> = {
  impact: 1,
  lasting: 0.5,
  unexplained: 0.5,
  question: -1,
  howTo: -1,
  hypothesis: -0.5,
  solved: -1,
  ownFault: -0.5,
};

/** A problem is told when the ticket is opened; the last messages are about what became of it. */
const STAGE_SCORES = { opening: 0.5, middle: 0, closing: -0.5 };

/** An agent mostly asks and advises: only what more speaks for is something found. */
const AGENT = -1;

/** What scores no more than this tells no problem. */
const WEAKEST = -1;

const ERROR_CODE =
  /\b[45]\d\d\b|\b[A-Z]+[-_][A-Z0-9_-]*\b|\b[A-Z][A-Z0-9]{4,}\b|\b(?:[A-Z][a-z]+){2,}\b|\b\w*(?:Error|Exception|Refused|Timeout)\b|error|timed? ?out|refused|denied|fail|报错|超时|失败|异常/;

interface Candidate {
  text: string;
  score: number;
  position: number;
}

/**
 * The problem in the customer's own words: product and region, the opening sentence, which is the title if there is one, and
 * the sentences that tell symptom and impact best and what an agent found, in the order of the ticket, without ids, names and
 * times. At most 400 characters.
 */
export function describe(sentences: readonly Sentence[], fields: readonly string[] = []): string {
  const head = ended(shortened(fields.join(', ')));
  const opening = sentences.find(({ speaker }) => speaker === 'customer');
  const candidates = sentences.flatMap((sentence, position) => candidateOf(sentence, position, sentence === opening));
  const chosen: Candidate[] = [];
  let length = head.length;
  for (const candidate of candidates.toSorted((a, b) => b.score - a.score || a.position - b.position)) {
    if (chosen.some(({ text }) => text === candidate.text)) continue;
    if (length + candidate.text.length + 1 > LONGEST) break;
    chosen.push(candidate);
    length += candidate.text.length + 1;
  }
  if (chosen.length === 0) return NOTHING;
  const texts = chosen.toSorted((a, b) => a.position - b.position).map(({ text }) => text);
  return [head, ...texts].join(' ').trim();
}

function candidateOf(sentence: Sentence, position: number, isOpening: boolean): Candidate[] {
  const text = ended(shortened(anonymous(sentence.text)));
  if (!/\p{L}/u.test(text) || sentence.speaker === 'system') return [];
  const score = isOpening ? Infinity : scoreOf(sentence);
  return score > WEAKEST ? [{ text, score, position }] : [];
}

function scoreOf({ text, terms, cues, stage, speaker }: Sentence): number {
  let score = speaker === 'customer' ? STAGE_SCORES[stage] : AGENT;
  score += ERROR_CODE.test(text) ? 1 : 0;
  for (const cue of cues) score += CUE_SCORES[cue] ?? 0;
  return terms.size < 4 ? score - 1 : score;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= SENTENCE ? text : `${characters.slice(0, SENTENCE - 2).join('')}…`;
}

function ended(text: string): string {
  if (text === '' || /[.!?…。！？；]$/.test(text)) return text;
  return /\p{Script=Han}/u.test(text) ? `${text}。` : `${text}.`;
}
