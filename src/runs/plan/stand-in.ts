import type { ChatRequest } from '../../models/types.ts';
import type { Scenario } from './scenarios.ts';

/** A name that no category has. */
const NO_CHOICE = '?';
/** One token in the o200k encoding, as is every further ` so`. */
const WORD = 'so';

/**
 * What a model might reply: an object of the request's form whose texts have the scenario's length. Where a choice must be made
 * it is the first one, or none that is allowed when the reply is to be of no use, unless this is the second time of asking.
 */
export function standInReply({ messages, format }: ChatRequest, { replyTokens, isAskedAgain }: Scenario): string {
  const isSecond = messages.at(-2)?.role === 'assistant';
  const text = Array<string>(replyTokens).fill(WORD).join(' ');
  const fields = Object.entries(propertiesOf(format.schema));
  return JSON.stringify(
    Object.fromEntries(
      fields.map(([name, { type, enum: choices }]) => {
        if (choices !== undefined) return [name, isAskedAgain && !isSecond ? NO_CHOICE : choices[0]];
        return [name, type === 'number' || type === 'integer' ? 0 : text];
      }),
    ),
  );
}

interface Property {
  type?: unknown;
  enum?: readonly unknown[];
}

const propertiesOf = (schema: Record<string, unknown>): Record<string, Property> =>
  (schema.properties ?? {}) as Record<string, Property>;
