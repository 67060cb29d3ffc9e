import { DataError } from '../../errors.ts';
import { sha256 } from '../../util/hash.ts';
import { seededRandom } from '../../util/random.ts';
import type { ChatMessage } from '../types.ts';
import { answeredCategory } from './answered-category.ts';
import { featuresOf, type Features } from './fine-tuned/features.ts';
import { fitHead } from './fine-tuned/fit.ts';
import { createForgetting, type Forgetting } from './fine-tuned/forget.ts';
import { headInput } from './fine-tuned/head.ts';
import { encodeKeys } from './fine-tuned/keys.ts';
import { type KnownTicket, Neighbours } from './fine-tuned/neighbours.ts';
import type { FineTunedRecord } from './fine-tuned/record.ts';
import { createReader, type Reader, type Reading } from './reading.ts';

/** A request's messages and, last, the assistant's right answer. */
export interface TrainingRow {
  messages: readonly ChatMessage[];
}

export interface FineTuneOptions {
  /** Lower-case letters, digits and -. */
  name: string;
  /** Decides which tickets are kept when there are more than a model can hold; an integer. */
  seed: number;
}

/** Keys that the tickets of a model have in all; each takes about three bytes of its file. */
const MOST_KEYS = 600_000;
/** Bucket weights of all categories in all; each takes about seven bytes. */
const MOST_BUCKETS = 1 << 16;
/** How many poorer readings of each row the head is fitted on. */
const POORER_READERS = 2;
/**
 * 0 lets every row count alike, 1 every category. Chosen by cross-validation over incidents and on later tickets than those
 * fitted on, with signs and cues left out.
 */
const BALANCE = 0.6;

/**
 * Fits a head on the reading of rows of one prompt: same rows, name and seed, same record. It starts from what the prompt
 * alone decides and learns from similar known tickets, cues, acts, the customer's terms and the wording of replies how far to trust and how to correct it. Throws DataError, naming
 * the row from 1, for a row that can't be learnt from, and when there is none.
 */
export async function fineTune(
  rows: Iterable<TrainingRow> | AsyncIterable<TrainingRow>,
  { name, seed }: FineTuneOptions,
): Promise<FineTunedRecord> {
  const { lessons, categories, instructionsSha256 } = await readLessons(rows, seed);
  const { known, places } = knownTickets(lessons, seed);
  const neighbours = new Neighbours(known, categories.length);
  const buckets = bucketCount(categories.length);
  const weightOf = categoryWeights(lessons, categories.length);
  const weights = fitHead(
    lessons.flatMap(({ features, poorer, category, ticket }) => {
      const votes = neighbours.votes(features.keys, places.get(ticket) ?? null);
      const weight = weightOf(category);
      return poorer.map((seen) => ({ input: headInput(seen, votes, buckets), category, weight }));
    }),
    { categories: categories.length, buckets },
  );
  return {
    version: 3,
    name,
    categories,
    instructionsSha256,
    rows: lessons.length,
    seed,
    denseWeights: weights.map(({ dense }) => Array.from(dense, rounded)),
    bucketWeights: weights.map((row) => Array.from(row.buckets, rounded)),
    known: known.map(({ category, keys }) => ({ category, keys: encodeKeys(keys) })),
  };
}

interface Lesson {
  features: Features;
  /** The same as readers see them who know less. */
  poorer: Features[];
  /** Index of the right category. */
  category: number;
  /** Tells the ticket from others: several rows may be about one. */
  ticket: string;
}

interface Lessons {
  lessons: Lesson[];
  categories: string[];
  instructionsSha256: string;
}

async function readLessons(rows: Iterable<TrainingRow> | AsyncIterable<TrainingRow>, seed: number): Promise<Lessons> {
  const read = createReader();
  const forgetful = Array.from({ length: POORER_READERS }, (_, index) => createForgetting(seed + index));
  const lessons: Lesson[] = [];
  let first: Reading | null = null;
  for await (const { messages } of rows) {
    const place = `row ${lessons.length + 1}`;
    const reading = readRow(read, messages, place);
    first ??= reading;
    if (reading.prompt.instructions !== first.prompt.instructions) {
      throw new DataError(`${place}: its prompt differs from that of row 1`, {
        hint: 'Build all rows of a model with one prompt.',
      });
    }
    lessons.push(lessonOf({ reading, messages, place, forgetful }));
  }
  if (first === null) throw new DataError('no row to learn from');
  const categories = first.knowledge.categories.map((category) => category.name);
  return { lessons, categories, instructionsSha256: sha256(first.prompt.instructions) };
}

function readRow(read: Reader, messages: readonly ChatMessage[], place: string): Reading {
  try {
    return read(messages.slice(0, -1), null);
  } catch (error) {
    throw new DataError(`${place}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

interface ReadRow {
  reading: Reading;
  messages: readonly ChatMessage[];
  place: string;
  forgetful: readonly Forgetting[];
}

function lessonOf({ reading, messages, place, forgetful }: ReadRow): Lesson {
  const last = messages.at(-1);
  const answer = last?.role === 'assistant' ? answeredCategory(last.content) : null;
  const names = reading.knowledge.categories.map(({ name }) => name);
  const category = answer === null ? -1 : names.indexOf(answer);
  if (category === -1) {
    const got = answer === null ? 'no answer in JSON' : `"${answer}"`;
    throw new DataError(`${place}: category: expected one of ${names.join(', ')}, got ${got}`);
  }
  const { fenced, lastUserText } = reading.prompt;
  const ticket = sha256(fenced ?? lastUserText);
  const poorer = forgetful.map((forget) => featuresOf(forget(reading, Number.parseInt(ticket.slice(0, 8), 16)), names));
  return { features: featuresOf(reading, names), poorer, category, ticket };
}

/** Rare categories count more, so that they are not drowned, but not so much that a few rows decide. 1 on average over rows. */
function categoryWeights(lessons: readonly Lesson[], categories: number): (category: number) => number {
  const counts = Array.from({ length: categories }, () => 0);
  for (const { category } of lessons) counts[category] = (counts[category] ?? 0) + 1;
  const raw = counts.map((count) => Math.max(1, count) ** -BALANCE);
  const total = raw.reduce((sum, weight, category) => sum + weight * (counts[category] ?? 0), 0);
  return (category) => ((raw[category] ?? 1) * lessons.length) / total;
}

/** Each ticket once, with its last answer, and where it stands; a seeded choice when they are too many. */
function knownTickets(lessons: readonly Lesson[], seed: number): { known: KnownTicket[]; places: Map<string, number> } {
  const tickets = new Map(lessons.map(({ ticket, category, features: { keys } }) => [ticket, { category, keys }]));
  const chosen = withinLimit([...tickets], seed);
  return {
    known: chosen.map(([, ticket]) => ticket),
    places: new Map(chosen.map(([ticket], index) => [ticket, index])),
  };
}

function withinLimit(tickets: [string, KnownTicket][], seed: number): [string, KnownTicket][] {
  const total = tickets.reduce((sum, [, { keys }]) => sum + keys.length, 0);
  if (total <= MOST_KEYS) return tickets;
  const random = seededRandom(seed);
  const shuffled = tickets.map((ticket) => ({ ticket, draw: random() })).sort((a, b) => a.draw - b.draw);
  let keys = 0;
  return shuffled.map(({ ticket }) => ticket).filter(([, ticket]) => (keys += ticket.keys.length) <= MOST_KEYS);
}

/** The largest power of two that keeps all bucket weights within their limit, from 16 to 8192. */
function bucketCount(categories: number): number {
  return 2 ** Math.min(13, Math.max(4, Math.floor(Math.log2(MOST_BUCKETS / categories))));
}

/** Four digits tell all that the rows can. */
const rounded = (weight: number): number => Number(weight.toPrecision(4));
