import type { Cue } from './cues/cue.ts';
import { cuesOf } from './cues/cues-of.ts';
import { meaningOf } from './concepts.ts';
import type { Speaker, Turn } from './ticket-text.ts';

/** Bounds the work a ticket can cause: of very long texts the beginning and the end are read, the middle is not. */
const TURN_LENGTH = 8_000;
const SENTENCE_LENGTH = 400;
const SENTENCES = 240;

const PIECE = new RegExp(`[^]{1,${SENTENCE_LENGTH}}`, 'g');
const SENTENCE_END = /\n+|(?<=[.!?])\s+|(?<=[。！？；])/;

export interface Sentence {
  text: string;
  speaker: Speaker;
  /** Up to the customer's first message, from the customer's last one that follows it, or between. */
  stage: 'opening' | 'middle' | 'closing';
  /** How far into the conversation its turn stands: 0 for the first, 1 for the last or only one. */
  position: number;
  terms: ReadonlySet<string>;
  cues: ReadonlySet<Cue>;
}

type Piece = Omit<Sentence, 'terms' | 'cues'>;

/** The sentences of a ticket that `isHeard` lets pass, in order; empty for an empty ticket. */
export function sentencesOf(turns: readonly Turn[], isHeard: (text: string) => boolean): Sentence[] {
  return piecesOf(turns)
    .filter(({ text }) => isHeard(text))
    .map((piece) => ({ ...piece, terms: meaningOf(piece.text), cues: cuesOf(piece.text) }));
}

/** The sentences, not yet looked into. */
export function piecesOf(turns: readonly Turn[]): Piece[] {
  const first = turns.findIndex(({ speaker }) => speaker === 'customer');
  const last = turns.findLastIndex(({ speaker }) => speaker === 'customer');
  const pieces = turns.flatMap(({ speaker, text }, turn): Piece[] => {
    const stage = turn <= first ? 'opening' : turn >= last ? 'closing' : 'middle';
    const position = turns.length === 1 ? 1 : turn / (turns.length - 1);
    return splitSentences(text).map((sentence) => ({ text: sentence, speaker, stage, position }));
  });
  return withoutMiddle(pieces);
}

/** The sentences of a text, trimmed, none of them empty. */
export function splitSentences(text: string): string[] {
  const bounded =
    text.length <= TURN_LENGTH ? text : `${text.slice(0, TURN_LENGTH / 2)}\n${text.slice(-TURN_LENGTH / 2)}`;
  return bounded
    .split(SENTENCE_END)
    .flatMap((sentence) => (sentence.length <= SENTENCE_LENGTH ? [sentence] : (sentence.match(PIECE) ?? [])))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function withoutMiddle(pieces: Piece[]): Piece[] {
  return pieces.length <= SENTENCES ? pieces : [...pieces.slice(0, SENTENCES / 2), ...pieces.slice(-SENTENCES / 2)];
}
