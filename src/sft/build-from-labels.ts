import { DataError } from '../errors.ts';
import { createRationaleWriter } from '../models/embedded/rationale.ts';
import { allowedCategories, formatReply } from '../models/embedded/reply-format.ts';
import type { Prompt } from '../prompts/bind.ts';
import { conversationOf, type Ticket } from '../tickets/ticket.ts';
import { type SftRow, sftRow } from './row.ts';

/**
 * A row for each labelled ticket, in the very prompt that is used online without examples; unlabelled tickets give none.
 * The rationale is not a language model's chain of thought: the embedded reader words what it sees for the label.
 * Throws DataError for a label that the prompt's answer can't name.
 */
export async function* rowsFromLabels(
  tickets: Iterable<Ticket> | AsyncIterable<Ticket>,
  prompt: Prompt,
): AsyncGenerator<SftRow> {
  const rationaleOf = createRationaleWriter();
  const categories = allowedCategories(prompt.format) ?? [];
  for await (const ticket of tickets) {
    const { label } = ticket.gold;
    if (label === null) continue;
    if (!categories.includes(label)) {
      const expected = categories.length === 0 ? 'a prompt that classifies' : `one of ${categories.join(', ')}`;
      throw new DataError(`ticket ${ticket.id}: label: prompt "${prompt.name}": expected ${expected}, got "${label}"`);
    }
    const request = prompt.render(conversationOf(ticket));
    const answer = { reasoning: rationaleOf(request, label), category: label, confidence: 1 };
    yield sftRow(request, formatReply(prompt.format, answer));
  }
}
