import { remembering } from '../../util/bounded-cache.ts';
import type { ChatModel, ChatReply, ChatRequest } from '../types.ts';
import { explain } from './answer.ts';
import { answeredCategory } from './answered-category.ts';
import { decide } from './decide.ts';
import { readExamples } from './examples.ts';
import { judge } from './judge.ts';
import { observe } from './observation.ts';
import { splitPrompt } from './prompt-text.ts';
import { readPrompt } from './read-prompt.ts';
import { allowedCategories, formatReply } from './reply-format.ts';
import { sentencesOf } from './sentences.ts';
import { readTicket } from './ticket-text.ts';

/** Distinct prompts kept ready; a run uses one or two. */
const PROMPTS = 8;

const USAGE = { inputTokens: null, outputTokens: null };

/**
 * The offline default: a lexical reader in this process, deterministic. It knows the request's messages and format
 * and nothing else, and it has no tokens to count. Throws ModelError when the prompt describes no category.
 */
export function createEmbeddedModel(): ChatModel {
  const knowledgeOf = remembering(PROMPTS, (key) => {
    const [instructions, allowed] = JSON.parse(key) as [string, string[] | null];
    return readPrompt(instructions, allowed);
  });
  const answer = ({ messages, format }: ChatRequest): ChatReply => {
    const prompt = splitPrompt(messages);
    const knowledge = knowledgeOf(JSON.stringify([prompt.instructions, allowedCategories(format)]));
    const sentences = sentencesOf(readTicket(prompt), (text) => !knowledge.addressesReader(text));
    const observation = observe(sentences, readExamples(prompt, knowledge), knowledge);
    const earlier = knowledge.categories.findIndex(
      ({ name }) => prompt.earlierAnswer !== null && name === answeredCategory(prompt.earlierAnswer),
    );
    const { category, confidence } = decide(judge(observation, knowledge), knowledge, earlier === -1 ? null : earlier);
    return {
      text: formatReply(format, {
        reasoning: explain(category, observation, knowledge),
        category: knowledge.categories[category]?.name,
        confidence: Math.round(confidence * 1000) / 1000,
      }),
      usage: USAGE,
      finishReason: 'stop',
    };
  };
  return {
    id: 'embedded',
    host: null,
    complete: (request, { signal }) =>
      Promise.resolve().then(() => {
        signal.throwIfAborted();
        return answer(request);
      }),
  };
}
