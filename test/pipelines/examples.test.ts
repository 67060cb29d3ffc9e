import { expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { isEligible } from '../../src/pipelines/examples/eligible.ts';
import { readExamplePool } from '../../src/pipelines/examples/pool.ts';
import { createSelection, EXAMPLE_SELECTIONS, type ExampleSelection } from '../../src/pipelines/examples/select.ts';
import { provenanceOf, type Provenance, type Ticket } from '../../src/tickets/ticket.ts';
import { conversation, message } from '../prompts/build.ts';
import { makeTicket, streamOf } from '../runs/build.ts';

const ASKED: Provenance = { id: 'Q', customer: 'acct-1', incidentId: 'INC-1', createdAt: '2025-03-10T00:00:00Z' };
const OTHER: Provenance = { id: 'X', customer: 'acct-2', incidentId: null, createdAt: '2025-03-09T00:00:00Z' };

it.each([
  ['an older ticket of somebody else', {}, true],
  ['the ticket itself', { id: 'Q' }, false],
  ['a ticket of the same incident', { incidentId: 'INC-1' }, false],
  ['a ticket of the same customer', { customer: 'acct-1' }, false],
  ['a later ticket', { createdAt: '2025-03-11T00:00:00Z' }, false],
  ['a ticket of the same moment', { createdAt: '2025-03-10T00:00:00Z' }, false],
  ['a ticket without a time', { createdAt: null }, false],
])('%s may be shown: %s', (_, more, expected) => {
  expect(isEligible({ ...OTHER, ...more }, ASKED)).toBe(expected);
});

it('two tickets that name neither customer nor incident are not the same customer', () => {
  const nobody = { customer: null, incidentId: null };
  expect(isEligible({ ...OTHER, ...nobody }, { ...ASKED, ...nobody })).toBe(true);
});

it('time rules nothing out when the ticket asked about has none', () => {
  expect(isEligible(OTHER, { ...ASKED, createdAt: null })).toBe(true);
});

const TEXT = 'uploads to the bucket fail with 503 since nine';

function candidate(
  id: string,
  label: string,
  text: string,
  more: Partial<Ticket> = {},
  incidentId: string | null = null,
) {
  return makeTicket({
    id,
    createdAt: '2025-03-01T00:00:00Z',
    customer: `acct-${id}`,
    messages: [message(text)],
    gold: { label, incidentId },
    ...more,
  });
}

async function shown(
  tickets: readonly Ticket[],
  select: ExampleSelection,
  count = 4,
  asked = ASKED,
): Promise<string[]> {
  const pool = await readExamplePool(streamOf(tickets));
  const examples = createSelection(pool, { select, count })(conversation({ messages: [message(TEXT)] }), asked);
  return examples.map(({ ticket }) => ticket.id);
}

// Near-copies of the ticket, each ruled out by one rule, and one that is not.
const PLANTED = [
  candidate('same-incident', 'failure', `${TEXT} sharp`, {}, 'INC-1'),
  candidate('same-customer', 'failure', `${TEXT} sharp`, { customer: 'acct-1' }),
  candidate('later', 'failure', `${TEXT} sharp`, { createdAt: '2025-03-20T00:00:00Z' }),
  candidate('fair', 'other', 'uploads to the bucket fail, my own policy was wrong'),
];

it.each(EXAMPLE_SELECTIONS)(
  '%s never shows a planted near-copy of the incident, the customer, or a later time',
  async (select) => {
    expect(await shown(PLANTED, select)).toEqual(['fair']);
  },
);

it('shows the nearest last, and at most half of the examples from one label', async () => {
  const tickets = [
    candidate('a', 'failure', TEXT),
    candidate('b', 'failure', 'uploads to the bucket fail with 503'),
    candidate('c', 'failure', 'uploads to the bucket fail'),
    candidate('d', 'other', 'uploads to the bucket'),
    candidate('e', 'other', 'salad'),
  ];
  // e shares no word; of three failures two are shown, being half of four
  expect(await shown(tickets, 'similar')).toEqual(['d', 'b', 'a']);
  expect(await shown(tickets, 'similar', 1)).toEqual(['a']);
});

it('mmr prefers a different example to a copy of one that is chosen', async () => {
  const tickets = [
    candidate('a', 'failure', TEXT),
    candidate('copy', 'failure', TEXT),
    candidate('d', 'other', 'uploads to the bucket are slow on my phone'),
  ];
  // copy: 0.7 · 1 − 0.3 · 1 = 0.4 at most, less than nothing new at a high likeness would give; d has its own words
  expect((await shown(tickets, 'mmr', 1)).at(-1)).toBe('a');
  expect(await shown(tickets, 'mmr', 3)).toHaveLength(3);
});

it('fixed shows the same examples whatever the ticket says', async () => {
  const pool = await readExamplePool(streamOf(PLANTED));
  const select = createSelection(pool, { select: 'fixed', count: 2 });
  const free: Provenance = { id: 'Z', customer: null, incidentId: null, createdAt: null };
  const idsFor = (text: string) =>
    select(conversation({ messages: [message(text)] }), free).map(({ ticket }) => ticket.id);
  expect(idsFor('one thing')).toEqual(idsFor('quite another'));
});

it('the order of the training tickets changes nothing', async () => {
  for (const select of EXAMPLE_SELECTIONS) {
    expect(await shown(PLANTED.toReversed(), select)).toEqual(await shown(PLANTED, select));
  }
});

it('no labelled ticket is a usage error', async () => {
  const unlabelled = makeTicket({ id: 'U' });
  expect(provenanceOf(unlabelled).id).toBe('U');
  await expect(readExamplePool(streamOf([unlabelled]))).rejects.toBeInstanceOf(UsageError);
});
