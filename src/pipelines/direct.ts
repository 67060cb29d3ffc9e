import { prompted } from './prompted.ts';

export const direct = prompted({
  summary: 'category definitions, then the category at once',
  prompt: 'direct',
  examples: false,
  reflection: false,
});
