import { ModelError } from '../errors.ts';
import type { ChatMessage, ChatModel } from '../models/types.ts';
import type { Prompt } from '../prompts/bind.ts';
import type { Conversation } from '../tickets/ticket.ts';
import { findRecord } from './find-record.ts';
import { createAsker, modelOf, promptOf } from './prompted.ts';
import { addSpent, SPENT_IN_VAIN, spentOn } from './spent.ts';
import type { Answer, PipelineSpec, PredictOptions, Spent } from './types.ts';

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
        const description = await askForDescription(model, describe, { conversation, options });
        if (description.status !== 'described') return { ...description, examples: [] };
        const messages = classify.render(asConversation(description.text, conversation));
        const answer = await asker(messages, classify.format, options);
        return { ...answer, ...addSpent(description, answer), examples: [] };
      },
    });
  },
};

type Description = ({ status: 'described'; text: string } | Exclude<Answer, { status: 'answered' }>) & Spent;

interface Asked {
  conversation: Conversation;
  options: PredictOptions;
}

/** A reply without a JSON description is one itself; only an empty or withheld one is of no use. */
async function askForDescription(
  model: ChatModel,
  prompt: Prompt,
  { conversation, options: { signal, repeat } }: Asked,
): Promise<Description> {
  const messages: ChatMessage[] = prompt.render(conversation);
  try {
    const reply = await model.complete({ messages, format: prompt.format, repeat }, { signal });
    const { text, finishReason } = reply;
    const spent = spentOn(reply);
    if (finishReason === 'filter') return { status: 'unparsed', problem: 'refused', text, ...spent };
    const described = findRecord(text)?.description;
    const description = typeof described === 'string' ? described : text;
    if (description.trim() === '') return { status: 'unparsed', problem: 'empty', text, ...spent };
    return { status: 'described', text: description, ...spent };
  } catch (error) {
    if (!(error instanceof ModelError) || error.isFatal) throw error;
    return { status: 'failed', kind: error.kind, message: error.message, ...SPENT_IN_VAIN };
  }
}

function asConversation(description: string, { createdAt }: Conversation): Conversation {
  const message = { role: 'customer' as const, at: null, author: null, text: description, extra: {} };
  return { createdAt, product: null, region: null, title: null, messages: [message] };
}
