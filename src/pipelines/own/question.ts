import type { ChatReply } from '../../models/types.ts';
import { addUsage, UNKNOWN_USAGE } from '../../models/usage.ts';
import type { Prompt } from '../../prompts/bind.ts';
import type { Conversation } from '../../tickets/ticket.ts';
import type { SelectExamples } from '../examples/select.ts';
import { createAsker, modelOf } from '../prompted.ts';
import type { Answer, PipelineParts, PredictOptions, Spent } from '../types.ts';
import type { OwnRequest, TicketQuestion } from './define.ts';

export interface Asking {
  parts: PipelineParts;
  select: SelectExamples;
  options: PredictOptions;
}

/** A question put to a user's pipeline, and what came of it. */
export interface AskedQuestion {
  question: TicketQuestion;
  /** Grows with each call. */
  spent: Spent & { examples: readonly string[] };
  /** The answers that `ask` gave. */
  given: Set<unknown>;
}

export function createQuestion(ticket: Conversation, { parts, select, options }: Asking): AskedQuestion {
  const spent: AskedQuestion['spent'] = { calls: 0, usage: { inputTokens: 0, outputTokens: 0 }, examples: [] };
  const given = new Set<unknown>();
  const count = ({ calls, usage }: Spent): void => {
    spent.calls += calls;
    spent.usage = addUsage(spent.usage, usage);
  };
  const question: TicketQuestion = {
    ticket,
    repeat: options.repeat,
    signal: options.signal,
    ask: async (name, more) => {
      const prompt = namedPrompt(parts, name);
      const { calls, usage, ...answer } = await createAsker(parts)(prompt.render(ticket, more), prompt.format, options);
      count({ calls, usage });
      given.add(answer);
      return answer satisfies Answer;
    },
    complete: (request) => complete(request, { parts, options, count }),
    examples: () => {
      const shown = select(ticket, options.provenance);
      spent.examples = shown.map((example) => example.ticket.id);
      return shown.map((example) => ({ conversation: example.ticket, category: example.label }));
    },
  };
  return { question, spent, given };
}

/** Throws RangeError, which is shown as the user's own mistake. */
function namedPrompt({ prompts }: PipelineParts, name: string): Prompt {
  const prompt = prompts.get(name);
  if (prompt !== undefined) return prompt;
  throw new RangeError(`prompt "${name}" is not among \`prompts\`: ${[...prompts.keys()].join(', ') || 'none'}`);
}

interface Completing {
  parts: PipelineParts;
  options: PredictOptions;
  count: (spent: Spent) => void;
}

async function complete(
  { messages, format }: OwnRequest,
  { parts, options: { repeat, signal }, count }: Completing,
): Promise<ChatReply> {
  // Until the reply is there, nobody knows what it will have cost.
  let usage = UNKNOWN_USAGE;
  try {
    const reply = await modelOf(parts).complete({ messages, format, repeat }, { signal });
    usage = reply.usage;
    return reply;
  } finally {
    count({ calls: 1, usage });
  }
}
