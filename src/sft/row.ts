import { z } from 'zod';
import { DataError } from '../errors.ts';
import type { ChatMessage } from '../models/types.ts';

const message = (role: 'system' | 'user' | 'assistant') =>
  z.strictObject({ role: z.literal(role), content: z.string().min(1) });

/** One line of OpenAI's chat format for fine-tuning: the very messages of a request, and the answer that is wanted. */
const sftRowSchema = z.strictObject({
  messages: z
    .array(z.discriminatedUnion('role', [message('system'), message('user'), message('assistant')]))
    .min(2)
    .refine((messages) => messages.at(-1)?.role === 'assistant', 'expected the last message to be the assistant’s')
    .refine((messages) => messages.some(({ role }) => role === 'user'), 'expected a message of the user'),
});
export type SftRow = z.infer<typeof sftRowSchema>;

/** The row of a request and the text of its answer. */
export function sftRow(request: readonly ChatMessage[], answer: string): SftRow {
  return {
    messages: [...request.map(({ role, content }) => ({ role, content })), { role: 'assistant', content: answer }],
  };
}

/** A line of a file, without its end. `location` is `file:line`. Throws DataError naming every bad field. */
export function parseSftRow(line: string, location: string): SftRow {
  const parsed = sftRowSchema.safeParse(parseJson(line, location));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message: problem }) => `${path.map(String).join('.') || 'row'}: ${problem}`,
  );
  throw new DataError(`${location}: ${problems.join('; ')}`, { cause: parsed.error });
}

function parseJson(line: string, location: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new DataError(`${location}: row: expected one JSON object, got ${JSON.stringify(line.slice(0, 60))}`, {
      cause: error,
    });
  }
}
