import * as z from 'zod';

const line = z.string().trim().min(1);

/** Names that stand for something else in confusion matrices. */
const RESERVED = ['unparsed', 'failed'];

export const categorySchema = z.strictObject({
  /** What the model answers and the label says. */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/, 'expected lower-case letters, digits and _, beginning with a letter')
    .refine((name) => !RESERVED.includes(name), `expected another name than ${RESERVED.join(' and ')}`),
  definition: line,
  /** How it sounds when it is this category. */
  signs: z.array(line).default([]),
  /** How it sounds when it only looks like this category. */
  counterSigns: z.array(line).default([]),
  /** Who is called; null for nobody. */
  team: line.nullable().default(null),
  escalates: z.boolean().default(true),
});
export type Category = z.infer<typeof categorySchema>;

/** Two to a hundred categories with distinct names, exactly one of which does not escalate. */
export const categoriesSchema = z
  .array(categorySchema)
  .min(2)
  .max(100)
  .superRefine((categories, context) => {
    const names = categories.map((category) => category.name);
    const repeated = names.find((name, index) => names.indexOf(name) !== index);
    if (repeated !== undefined) context.addIssue({ code: 'custom', message: `name "${repeated}" occurs twice` });
    const quiet = categories.filter((category) => !category.escalates).map((category) => category.name);
    if (quiet.length !== 1) {
      const got = quiet.length === 0 ? 'none' : quiet.join(', ');
      context.addIssue({ code: 'custom', message: `expected exactly one category with escalates: false, got ${got}` });
    }
  });
