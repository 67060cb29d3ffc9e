import { UsageError } from '../errors.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { NOTHING_SPENT } from './spent.ts';
import type { PipelineSpec, Prediction } from './types.ts';

/** Answers the most frequent training label, whatever the ticket says: the floor that every pipeline must beat. */
export const baselineMajority: PipelineSpec = {
  summary: 'no call: always the most frequent label of the train split',
  calls: 0,
  isTrained: true,
  showsExamples: false,
  prompts: [],
  create: async ({ trainingTickets }) => {
    const prediction = await majority(trainingTickets());
    return { preview: () => null, predict: () => Promise.resolve(prediction) };
  },
};

/** Ties go to the label that comes first in the alphabet, so that the order of tickets does not matter. */
async function majority(tickets: AsyncIterable<Ticket>): Promise<Prediction> {
  const counts = new Map<string, number>();
  let total = 0;
  for await (const { gold } of tickets) {
    if (gold.label === null) continue;
    counts.set(gold.label, (counts.get(gold.label) ?? 0) + 1);
    total++;
  }
  const [winner] = [...counts].sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
  if (winner === undefined) throw new UsageError('no labelled ticket to learn from');
  const [category, count] = winner;
  const reasoning = `${count} of ${total} training tickets are labelled so.`;
  return {
    status: 'answered',
    category,
    confidence: count / total,
    reasoning,
    ...NOTHING_SPENT,
    examples: [],
  };
}
