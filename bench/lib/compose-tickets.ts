import { languageOf } from '../../src/tickets/language.ts';
import type { Message, Ticket } from '../../src/tickets/ticket.ts';
import { seededRandom, type RandomSource } from '../../src/util/random.ts';
import { messageKey, titleKey, type Corpus } from './corpus.ts';

/** Stands in every composed ticket. */
export const GENERATED = 'load only: composed at random, no quality figure may be drawn from it';

const FIRST_AT = Date.parse('2025-01-01T00:00:00Z');
/** Tickets come this far apart at most; half of it on average. */
const MAX_GAP_SECONDS = 120;
const TRAIN_EVERY = 10;

/**
 * Tickets for load tests, one by one: each has the shape, label and tags of a random one of the corpus, and titles and
 * messages of others of the same language and label. Every tenth is of the split "train". They follow each other in
 * time. Same corpus and seed, same tickets.
 */
export function* composeTickets(
  corpus: Corpus,
  { tickets, seed }: { tickets: number; seed: number },
): Generator<Ticket> {
  const random = seededRandom(seed);
  let at = FIRST_AT;
  for (let index = 0; index < tickets; index++) {
    at += Math.floor(random() * MAX_GAP_SECONDS) * 1000;
    yield composeTicket(corpus, { index, at, random });
  }
}

interface Place {
  /** Counted from 0. */
  index: number;
  /** Milliseconds since 1970. */
  at: number;
  random: RandomSource;
}

function composeTicket(corpus: Corpus, { index, at, random }: Place): Ticket {
  const shape = corpus.tickets[Math.floor(random() * corpus.tickets.length)];
  if (!shape) throw new RangeError('the corpus holds no labelled ticket');
  return {
    ...shape,
    id: `L-${String(index + 1).padStart(7, '0')}`,
    createdAt: isoTime(at),
    customer: `acct-${100 + Math.floor(random() * 900)}`,
    title: pick(corpus.titles.get(titleKey(shape)), random),
    messages: shape.messages.map((message, position) => ({
      ...message,
      at: isoTime(at + delayOf(message, shape)),
      text: pick(corpus.texts.get(messageKey(shape, message, position)), random) ?? message.text,
    })),
    gold: { ...shape.gold, incidentId: null, split: index % TRAIN_EVERY === 0 ? 'train' : 'test' },
    extra: { language: languageOf(shape, shape.extra), generated: GENERATED },
  };
}

/** Milliseconds from the beginning of the ticket to the message. */
function delayOf({ at }: Message, { messages: [first] }: Ticket): number {
  return first?.at && at ? Date.parse(at) - Date.parse(first.at) : 0;
}

const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString().replace('.000Z', 'Z');

/** Null for none to pick from. */
function pick(values: readonly string[] | undefined, random: RandomSource): string | null {
  return values?.[Math.floor(random() * values.length)] ?? null;
}
