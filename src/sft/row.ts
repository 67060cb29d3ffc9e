import * as z from 'zod';
import { DataError, messageOf } from '../errors.ts';
import type { ChatMessage } from '../models/types.ts';
import { problem } from '../tickets/problem.ts';

const ROLES = ['system', 'user', 'assistant'] as const;
const MAX_PROBLEMS = 5;

// The message of each rule is what was expected; problemsOf adds the field and what was got.
const sftMessageSchema = z.strictObject(
  {
    role: z.enum(ROLES, { error: `one of ${ROLES.join(', ')}` }),
    content: z.string({ error: 'text' }).min(1, 'text that is not empty'),
  },
  { error: expectedOf('an object { role, content }', 'no field but role and content') },
);

/** One line of OpenAI's chat format for fine-tuning: the very messages of a request, and the answer that is wanted. */
const sftRowSchema = z.strictObject(
  {
    messages: z
      .array(sftMessageSchema, { error: 'an array of messages' })
      .min(2, 'at least two messages')
      .refine((messages) => messages.at(-1)?.role === 'assistant', 'the last message to be of the assistant')
      .refine((messages) => messages.some(({ role }) => role === 'user'), 'a message of the user'),
  },
  { error: expectedOf('an object { messages }', 'no field but messages') },
);
export type SftRow = z.infer<typeof sftRowSchema>;

/** What was expected of an object: its form, or no more fields than it has. */
function expectedOf(form: string, fields: string): z.core.$ZodErrorMap {
  return ({ code }) => (code === 'unrecognized_keys' ? fields : form);
}

/** The row of a request and the text of its answer. */
export function sftRow(request: readonly ChatMessage[], answer: string): SftRow {
  return {
    messages: [...request.map(({ role, content }) => ({ role, content })), { role: 'assistant', content: answer }],
  };
}

/** A line of a file, without its end. `location` is `file:line`. Throws DataError naming every bad field. */
export function parseSftRow(line: string, location: string): SftRow {
  const parsed = sftRowSchema.safeParse(parseJson(line, location), { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new DataError(`${location}: ${problemsOf(parsed.error.issues).join('; ')}`, {
    hint: HINT,
    cause: parsed.error,
  });
}

const HINT = 'A row is {"messages":[…, {"role":"user",…}, {"role":"assistant",…}]}, as `tickit sft build` makes it.';

function problemsOf(issues: readonly z.core.$ZodIssue[]): string[] {
  const shown = issues.slice(0, MAX_PROBLEMS).map((issue) => {
    const got = issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : issue.input;
    return problem(fieldOf(issue.path), issue.message, got);
  });
  return issues.length > MAX_PROBLEMS ? [...shown, `and ${issues.length - MAX_PROBLEMS} more problems`] : shown;
}

const fieldOf = (path: readonly PropertyKey[]): string => path.map(String).join('.') || 'row';

function parseJson(line: string, location: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new DataError(`${location}: ${problem('row', 'a JSON object', line)}: ${messageOf(error)}`, {
      hint: HINT,
      cause: error,
    });
  }
}
