import { expect, it } from 'vitest';
import { featuresOf } from '../../../../src/models/embedded/fine-tuned/features.ts';
import { createForgetting } from '../../../../src/models/embedded/fine-tuned/forget.ts';
import { createReader } from '../../../../src/models/embedded/reading.ts';
import { messagesOf, systemPrompt, ZOO, ZOO_NAMES } from '../request.ts';

const reading = createReader()(
  messagesOf(systemPrompt(ZOO), [
    ['customer', 'The animal limps since this morning.'],
    ['agent', 'Does it eat?'],
    ['customer', 'No, it refuses its food, and nobody here has changed anything. It still limps.'],
  ]),
  null,
);
const cuesIn = ({ observation }: Pick<typeof reading, 'observation'>): string[] =>
  observation.sentences.flatMap(({ text, cues }) => [...cues].map((cue) => `${text}: ${cue}`));

it('forgets some signs and cues, and invents none', () => {
  const seen = [1, 2, 3, 4, 5, 6].map((seed) => createForgetting(seed)(reading, 7));
  const sizes = seen.map(({ knowledge }) => knowledge.index.size);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(reading.knowledge.index.size);
  expect(Math.min(...sizes)).toBeLessThan(reading.knowledge.index.size);
  for (const poorer of seen) expect(cuesIn(reading)).toEqual(expect.arrayContaining(cuesIn(poorer)));
  expect(seen.some((poorer) => cuesIn(poorer).length < cuesIn(reading).length)).toBe(true);
});

it('keeps what the customer says, and the categories', () => {
  const poorer = createForgetting(1)(reading, 7);
  expect(featuresOf(poorer, ZOO_NAMES).keys).toEqual(featuresOf(reading, ZOO_NAMES).keys);
  expect(poorer.knowledge.categories.map(({ name }) => name)).toEqual(ZOO_NAMES);
});

it('forgets the same for the same seeds, whatever it read before', () => {
  const forget = createForgetting(1);
  forget(reading, 3);
  expect(featuresOf(forget(reading, 7), ZOO_NAMES)).toEqual(featuresOf(createForgetting(1)(reading, 7), ZOO_NAMES));
});
