import { addSpent } from '../models/spent.ts';
import { askForDescription } from '../prompts/ask-description.ts';
import type { Conversation } from '../tickets/ticket.ts';
import { createAsker, modelOf, promptOf } from './prompted.ts';
import type { PipelineSpec } from './types.ts';

const DESCRIBE = 'describe';
const CLASSIFY = 'cot';

/**
 * Describes the ticket, then classifies the description alone: the design that is not end to end, which the paper finds to
 * lose information. The second step is `cot`, so that only what it reads differs.
 */
export const staged: PipelineSpec = {
  summary: 'describes the ticket, then classifies the description only',
  calls: 2,
  isTrained: false,
  showsExamples: false,
  prompts: [DESCRIBE, CLASSIFY],
  create: (parts) => {
    const model = modelOf(parts);
    const describe = promptOf(parts, DESCRIBE);
    const classify = promptOf(parts, CLASSIFY);
    const asker = createAsker(parts);
    return Promise.resolve({
      preview: (conversation) => describe.render(conversation),
      predict: async (conversation, options) => {
        const { signal, repeat } = options;
        const question = { messages: describe.render(conversation), format: describe.format, repeat, signal };
        const description = await askForDescription(model, question);
        if (description.status !== 'described') return { ...description, examples: [] };
        const messages = classify.render(asConversation(description.text, conversation));
        const answer = await asker(messages, classify.format, options);
        return { ...answer, ...addSpent(description, answer), examples: [] };
      },
    });
  },
};

function asConversation(description: string, { createdAt }: Conversation): Conversation {
  const message = { role: 'customer' as const, at: null, author: null, text: description, extra: {} };
  return { createdAt, product: null, region: null, title: null, messages: [message] };
}
