import * as z from 'zod';
import type { Answer } from '../types.ts';
import type { PipelineDefinition } from './define.ts';

const aFunction = z.custom((value) => typeof value === 'function', 'expected a function');

const definitionSchema = z
  .strictObject({
    summary: z.string().trim().min(1),
    calls: z.int().nonnegative(),
    prompts: z.array(z.string().min(1)).optional(),
    isTrained: z.boolean().optional(),
    showsExamples: z.boolean().optional(),
    preview: aFunction.optional(),
    create: aFunction,
  })
  .refine(({ calls, prompts = [], preview }) => calls === 0 || prompts.length > 0 || preview !== undefined, {
    path: ['preview'],
    message: 'expected a function, or a prompt in `prompts`: a dry run shows the first call',
  });

const answerSchema = z.strictObject({
  status: z.literal('answered').default('answered'),
  category: z.string(),
  confidence: z.number().min(0).max(1).nullable().default(null),
  reasoning: z.string().nullable().default(null),
});

/** What a user's file holds, or why it can't be used, a line a fault. */
export type Parsed<T> = { value: T; problems: null } | { value: null; problems: string[] };

/** The default export of a user's file as a definition. */
export function parseDefinition(value: unknown): Parsed<PipelineDefinition> {
  const parsed = definitionSchema.safeParse(value, { reportInput: true });
  // The object itself, not a copy, so that its functions keep their `this`.
  return parsed.success ? { value: value as PipelineDefinition, problems: null } : faults(parsed.error);
}

/** What a user's pipeline made up as an answer of one of the categories. */
export function parseAnswer(value: unknown, categoryNames: readonly string[]): Parsed<Answer> {
  const parsed = answerSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return faults(parsed.error);
  const { category } = parsed.data;
  if (categoryNames.includes(category)) return { value: parsed.data, problems: null };
  return { value: null, problems: [`category: expected one of ${categoryNames.join(', ')}, got ${quote(category)}`] };
}

function faults({ issues }: z.ZodError): { value: null; problems: string[] } {
  const problems = issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: no such field`;
    const field = issue.path.map(String).join('.');
    return `${field === '' ? '' : `${field}: `}${issue.message}, got ${quote(issue.input)}`;
  });
  return { value: null, problems };
}

const quote = (value: unknown): string =>
  typeof value === 'function' ? 'a function' : String(JSON.stringify(value)).slice(0, 60);
