import { ModelError } from '../../errors.ts';
import { addressingTest } from './addressing.ts';
import { type CategoryText, readCategories } from './category-text.ts';
import { type Instructions, readInstructions } from './instructions.ts';
import { SignIndex } from './sign-index.ts';

/** What the reader knows: the prompt's categories and instructions, and nothing else. */
export interface Knowledge {
  categories: readonly CategoryText[];
  instructions: Instructions;
  /** Index of the category that the instructions name for doubt; null when it is none of them. */
  fallback: number | null;
  index: SignIndex;
  /** Whether a sentence talks to the classifier. */
  addressesReader: (sentence: string) => boolean;
}

/** `allowed` are the names that the reply may contain; null for any. Throws ModelError when no category is left. */
export function readPrompt(prompt: string, allowed: readonly string[] | null): Knowledge {
  const described = readCategories(prompt);
  const categories = described.filter(({ name }) => allowed === null || allowed.includes(name));
  if (categories.length === 0) {
    throw new ModelError('rejected', 'the prompt has no categories that the reply may name', {
      hint: 'The embedded model reads them as `## name` headings below a `# Categories` heading.',
    });
  }
  const instructions = readInstructions(prompt);
  const fallback = categories.findIndex(({ name }) => name === instructions.fallback);
  return {
    categories,
    instructions,
    fallback: fallback === -1 ? null : fallback,
    index: new SignIndex(categories),
    addressesReader: addressingTest(described.map(({ name }) => name)),
  };
}
