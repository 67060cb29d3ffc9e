import { expect, it } from 'vitest';
import { UsageError } from '../../../src/errors.ts';
import { readCorpus } from '../../../src/pipelines/text/corpus.ts';
import { streamOf } from '../../runs/build.ts';
import { example } from '../learn.ts';

const TICKETS = [
  example(2, 'other', 'slow disk'),
  example(3, null, 'zebra'),
  example(1, 'failure', 'full disk', 'INC-1'),
];

it('holds labelled tickets by id, and their terms by the alphabet', async () => {
  const corpus = await readCorpus(streamOf(TICKETS));
  expect(corpus).toMatchObject({
    tickets: [
      { id: 'T-1', label: 'failure', incidentId: 'INC-1', terms: Uint32Array.of(0, 1) },
      { id: 'T-2', label: 'other', incidentId: null, terms: Uint32Array.of(0, 2) },
    ],
    labels: ['failure', 'other'],
    terms: ['disk', 'full', 'slow'],
    ticketCounts: Uint32Array.of(2, 1, 1),
  });
  expect(corpus.positionsOf(['slow', 'zebra', 'disk'])).toEqual(Uint32Array.of(0, 2));
  expect(corpus.positionsOf([])).toEqual(Uint32Array.of());
});

it('is the same in whatever order the tickets come', async () => {
  const corpus = await readCorpus(streamOf(TICKETS));
  const reversed = await readCorpus(streamOf(TICKETS.toReversed()));
  expect(JSON.stringify(reversed)).toBe(JSON.stringify(corpus));
});

it('tickets without a term are tickets too', async () => {
  const { tickets, terms } = await readCorpus(streamOf([example(1, 'other', '?')]));
  expect({ tickets: tickets.length, terms }).toEqual({ tickets: 1, terms: [] });
});

it('nothing labelled is a usage error', async () => {
  await expect(readCorpus(streamOf([example(1, null, 'disk')]))).rejects.toBeInstanceOf(UsageError);
});
