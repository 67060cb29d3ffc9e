import { CUES } from './cues/cue.ts';
import type { Observation } from './observation.ts';
import type { Knowledge } from './read-prompt.ts';
import type { Sentence } from './sentences.ts';

/** What the head of a fine-tuned model is given. */
export interface Features {
  /** What the reader sees, in the order that `readingFeatures` fixes for the categories. */
  reading: Float64Array;
  /** Buckets of the ticket's terms, each once, ascending; all have the same value. */
  buckets: Uint32Array;
}

/** Beyond this many sentences with a cue another one says little. */
const CUE_COUNT = 3;

/** Of what speakers and stages cues are counted. */
const HEARD: readonly ((sentence: Sentence) => boolean)[] = [
  ({ speaker, stage }) => speaker === 'customer' && stage === 'opening',
  ({ speaker, stage }) => speaker === 'customer' && stage === 'middle',
  ({ speaker, stage }) => speaker === 'customer' && stage === 'closing',
  ({ speaker }) => speaker !== 'customer',
];

/** `names` are the categories of the model, in its order; those that the prompt does not have pull with 0. */
export function featuresOf(observation: Observation, { categories }: Knowledge, names: readonly string[], buckets: number): Features {
  const { pulls, fallbackPull, scope, doubt, sentences } = observation;
  const pullOf = (name: string): number => Math.sqrt(pulls[categories.findIndex((category) => category.name === name)] ?? 0);
  const own = names.map(pullOf);
  const top = Math.max(...own);
  const reading = [
    ...own,
    Math.sqrt(fallbackPull ?? 0),
    scope?.weight ?? 0,
    doubt?.weight ?? 0,
    ...HEARD.flatMap((isHeard) => cueCounts(sentences.filter(isHeard))),
  ];
  void top;
  return { reading: Float64Array.from(reading), buckets: bucketsOf(sentences, buckets) };
}

function cueCounts(sentences: readonly Sentence[]): number[] {
  return CUES.map((cue) => Math.min(CUE_COUNT, sentences.filter(({ cues }) => cues.has(cue)).length) / CUE_COUNT);
}

function bucketsOf(sentences: readonly Sentence[], buckets: number): Uint32Array {
  const found = new Set<number>();
  for (const { speaker, terms } of sentences) {
    if (speaker !== 'customer') continue;
    for (const term of terms) found.add(hashOf(term) % buckets);
  }
  return Uint32Array.from(found).sort();
}

/** FNV-1a, 32 bits, over UTF-16 code units. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < term.length; index++) hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
