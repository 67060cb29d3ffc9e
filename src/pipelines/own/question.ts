import type { ChatReply } from '../../models/types.ts';
import type { Prompt } from '../../prompts/bind.ts';
import type { Conversation } from '../../tickets/ticket.ts';
import type { SelectExamples } from '../examples/select.ts';
import { createAsker, modelOf } from '../prompted.ts';
import { addSpent, NOTHING_SPENT, spentInVain, spentOn, type Spent } from '../../models/spent.ts';
import type { Answer, PipelineParts, PredictOptions } from '../types.ts';
import type { OwnRequest, TicketQuestion } from './define.ts';

export interface Asking {
  parts: PipelineParts;
  select: SelectExamples;
  options: PredictOptions;
}

/** A question put to a user's pipeline, and what has come of it so far. */
export interface AskedQuestion {
  question: TicketQuestion;
  spent: Spent;
  /** Ids of the tickets that were shown as examples. */
  examples: readonly string[];
  /** The answers that `ask` gave. */
  given: Set<unknown>;
}

export function createQuestion(ticket: Conversation, { parts, select, options }: Asking): AskedQuestion {
  const question: TicketQuestion = {
    ticket,
    repeat: options.repeat,
    signal: options.signal,
    ask: async (name, more) => {
      const prompt = namedPrompt(parts, name);
      const reply = await createAsker(parts)(prompt.render(ticket, more), prompt.format, options);
      asked.spent = addSpent(asked.spent, reply);
      const answer = answerAlone(reply);
      asked.given.add(answer);
      return answer;
    },
    complete: async (request) => {
      const { reply, spent } = await complete(request, parts, options);
      asked.spent = addSpent(asked.spent, spent);
      if ('error' in reply) throw reply.error;
      return reply;
    },
    examples: () => {
      const shown = select(ticket, options.provenance);
      asked.examples = shown.map((example) => example.ticket.id);
      return shown.map((example) => ({ conversation: example.ticket, category: example.label }));
    },
  };
  const asked: AskedQuestion = { question, spent: NOTHING_SPENT, examples: [], given: new Set() };
  return asked;
}

/** Throws RangeError, which is shown as the user's own mistake. */
function namedPrompt({ prompts }: PipelineParts, name: string): Prompt {
  const prompt = prompts.get(name);
  if (prompt !== undefined) return prompt;
  throw new RangeError(`prompt "${name}" is not among \`prompts\`: ${[...prompts.keys()].join(', ') || 'none'}`);
}

/** Without what it cost, so that a copy of it with another category is an answer too. */
function answerAlone(answer: Answer): Answer {
  switch (answer.status) {
    case 'answered': {
      const { status, category, confidence, reasoning } = answer;
      return { status, category, confidence, reasoning };
    }
    case 'unparsed':
      return { status: answer.status, problem: answer.problem, text: answer.text };
    case 'failed':
      return { status: answer.status, kind: answer.kind, message: answer.message };
  }
}

async function complete(
  { messages, format }: OwnRequest,
  parts: PipelineParts,
  { repeat, signal }: PredictOptions,
): Promise<{ reply: ChatReply | { error: unknown }; spent: Spent }> {
  try {
    const reply = await modelOf(parts).complete({ messages, format, repeat }, { signal });
    return { reply, spent: spentOn(reply) };
  } catch (error) {
    return { reply: { error }, spent: spentInVain(error) };
  }
}
