import { promptedOnce } from './prompted.ts';

/** Chain of thought: the paper's base row. */
export const cot = promptedOnce('cot', 'one call: reasons step by step, then names the category');
