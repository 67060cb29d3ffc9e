import type * as z from 'zod';

/** A function that reads a line of a log; null for one that is cut off, or not of the schema. */
export const lineParser =
  <T>(schema: z.ZodType<T>) =>
  (line: string): T | null => {
    try {
      return schema.safeParse(JSON.parse(line)).data ?? null;
    } catch {
      return null;
    }
  };
