import { DataError, ModelError } from '../../errors.ts';
import type { ChatMessage } from '../../models/types.ts';
import type { Conversation } from '../../tickets/ticket.ts';
import { readExamplePool } from '../examples/pool.ts';
import { createSelection, type SelectExamples } from '../examples/select.ts';
import { promptOf } from '../prompted.ts';
import type { Answer, Pipeline, PipelineParts, PipelineSpec } from '../types.ts';
import type { Decide, PipelineDefinition } from './define.ts';
import { guarded, guardedAsync } from './guarded.ts';
import { parseAnswer } from './parse.ts';
import { createQuestion, type AskedQuestion } from './question.ts';

interface OwnFile {
  definition: PipelineDefinition;
  /** How the file is called in messages. */
  file: string;
}

/**
 * A user's pipeline as one like the shipped ones. What its code throws, and an answer that is none, becomes a DataError naming
 * the ticket, which ends the run: the next ticket would hardly fare better, and what a broken pipeline says is not to be scored.
 */
export function toSpec({ definition, file }: OwnFile): PipelineSpec {
  const { summary, calls, prompts = [], showsExamples = false, isTrained = false } = definition;
  return {
    summary,
    calls,
    isTrained: isTrained || showsExamples,
    showsExamples,
    prompts,
    create: async (parts) => assemble({ definition, file }, parts, await createDecide({ definition, file }, parts)),
  };
}

async function createDecide({ definition, file }: OwnFile, parts: PipelineParts): Promise<Decide> {
  const { categories, trainingTickets } = parts;
  const decide: unknown = await guardedAsync(`${file}: create`, () =>
    definition.create({ categories, trainingTickets }),
  );
  if (typeof decide === 'function') return decide as Decide;
  throw new DataError(`${file}: create: expected it to return a function of a question, got ${typeof decide}`);
}

async function assemble({ definition, file }: OwnFile, parts: PipelineParts, decide: Decide): Promise<Pipeline> {
  const select: SelectExamples = definition.showsExamples
    ? createSelection(await readExamplePool(parts.trainingTickets()), parts.examples)
    : () => [];
  const categoryNames = parts.categories.map(({ name }) => name);
  return {
    preview: (conversation) => guarded(`${file}: preview`, () => previewOf(definition, conversation, parts)),
    predict: async (conversation, options) => {
      const location = `${file}: ticket ${JSON.stringify(options.provenance.id)}`;
      const asked = createQuestion(conversation, { parts, select, options });
      const returned = await guardedAsync(location, () => decideOrFail(decide, asked));
      const answer = answerOf(returned, asked, { categoryNames, location });
      return { ...answer, ...asked.spent, examples: asked.examples };
    },
  };
}

function previewOf(
  { calls, prompts = [], preview }: PipelineDefinition,
  conversation: Conversation,
  parts: PipelineParts,
): ChatMessage[] | null {
  const [first] = prompts;
  if (calls === 0) return null;
  if (preview !== undefined) return preview(conversation);
  return first === undefined ? null : promptOf(parts, first).render(conversation);
}

/** A call without a reply that the pipeline did not handle leaves its ticket failed. */
async function decideOrFail(decide: Decide, { question, given }: AskedQuestion): Promise<unknown> {
  try {
    return await decide(question);
  } catch (error) {
    question.signal.throwIfAborted();
    if (!(error instanceof ModelError) || error.isFatal) throw error;
    const failure: Answer = { status: 'failed', kind: error.kind, message: error.message };
    given.add(failure);
    return failure;
  }
}

function answerOf(
  returned: unknown,
  { given }: AskedQuestion,
  { categoryNames, location }: { categoryNames: readonly string[]; location: string },
): Answer {
  if (given.has(returned)) return returned as Answer;
  const { value, problems } = parseAnswer(returned, categoryNames);
  if (value !== null) return value;
  throw new DataError(problems.map((problem) => `${location}: ${problem}`).join('\n'), {
    hint: 'A pipeline returns what `ask` gave it, or { category, confidence, reasoning }.',
  });
}
