import type { ReplyFormat } from '../models/types.ts';
import type { ChatMessage, ChatModel } from '../models/types.ts';
import type { Prompt } from '../prompts/bind.ts';
import type { Conversation, Provenance } from '../tickets/ticket.ts';
import { askForCategory } from './ask.ts';
import { readExamplePool, type Candidate } from './examples/pool.ts';
import { createSelection, type SelectExamples } from './examples/select.ts';
import { addSpent } from './spent.ts';
import type { Answer, Pipeline, PipelineParts, PipelineSpec, PredictOptions, Spent } from './types.ts';

export interface PromptedDesign {
  summary: string;
  /** Name of the prompt that asks for the category. */
  prompt: string;
  /** Whether it shows labelled tickets. */
  examples: boolean;
  /** Whether the answer is checked in a second call. */
  reflection: boolean;
}

const REFLECT = 'reflect';

/** A pipeline that asks a model for the category, with examples and a check of the answer where the design says so. */
export function prompted({ summary, prompt, examples, reflection }: PromptedDesign): PipelineSpec {
  return {
    summary,
    calls: reflection ? 2 : 1,
    isTrained: examples,
    showsExamples: examples,
    prompts: reflection ? [prompt, REFLECT] : [prompt],
    create: async (parts) => {
      const asker = createAsker(parts);
      const select = examples
        ? createSelection(await readExamplePool(parts.trainingTickets()), parts.examples)
        : () => [];
      return assemble({
        asker,
        select,
        prompt: promptOf(parts, prompt),
        check: reflection ? promptOf(parts, REFLECT) : null,
      });
    },
  };
}

interface Assembly {
  asker: Asker;
  select: SelectExamples;
  prompt: Prompt;
  /** The prompt that checks an answer; null when none is checked. */
  check: Prompt | null;
}

function assemble({ asker, select, prompt, check }: Assembly): Pipeline {
  const render = (conversation: Conversation, provenance: Provenance) => {
    const shown = select(conversation, provenance);
    return { shown, messages: prompt.render(conversation, { examples: shown.map(toExample) }) };
  };
  return {
    preview: (conversation, provenance) => render(conversation, provenance).messages,
    predict: async (conversation, options) => {
      const { shown, messages } = render(conversation, options.provenance);
      const answer = await asker(messages, prompt.format, options);
      const final = check === null ? answer : await checked(answer, { asker, check, conversation, options });
      return { ...final, examples: shown.map(({ ticket }) => ticket.id) };
    },
  };
}

const toExample = ({ ticket, label }: Candidate) => ({ conversation: ticket, category: label });

interface Check {
  asker: Asker;
  check: Prompt;
  conversation: Conversation;
  options: PredictOptions;
}

/** The answer after a second look; the first one stands when there is nothing to check or the check is of no use. */
async function checked(first: Answer & Spent, { asker, check, conversation, options }: Check): Promise<Answer & Spent> {
  if (first.status !== 'answered') return first;
  const { reasoning, category, confidence } = first;
  const answer = JSON.stringify({ reasoning, category, confidence });
  const second = await asker(check.render(conversation, { answer }), check.format, options);
  return { ...(second.status === 'answered' ? second : first), ...addSpent(first, second) };
}

export type Asker = (
  messages: readonly ChatMessage[],
  format: ReplyFormat,
  options: PredictOptions,
) => Promise<Answer & Spent>;

/** Asks the pipeline's model for one of its categories. */
export function createAsker(parts: PipelineParts): Asker {
  const model = modelOf(parts);
  const categoryNames = parts.categories.map((category) => category.name);
  return (messages, format, { signal, repeat }) =>
    askForCategory(model, { messages, format, categoryNames, signal, repeat });
}

/** The model of a pipeline that makes calls; throws RangeError for want of one. */
export function modelOf({ model }: PipelineParts): ChatModel {
  if (model === null) throw new RangeError('a pipeline that makes calls was given no model');
  return model;
}

/** A prompt that the specification names; throws RangeError when it was not loaded. */
export function promptOf({ prompts }: PipelineParts, name: string): Prompt {
  const prompt = prompts.get(name);
  if (prompt === undefined) throw new RangeError(`prompt "${name}" was not loaded`);
  return prompt;
}
