import { prompted } from './prompted.ts';

const STEPS = 'step by step over symptom, scope, doubt and evidence';

/** Chain of thought: the paper's base row, and its extensions. */
export const cot = prompted({ summary: STEPS, prompt: 'cot', examples: false, reflection: false });

export const cotReflection = prompted({
  summary: `${STEPS}, then a check of the answer`,
  prompt: 'cot',
  examples: false,
  reflection: true,
});

export const cotIcl = prompted({
  summary: `${STEPS}, with labelled tickets as examples`,
  prompt: 'cot',
  examples: true,
  reflection: false,
});

export const cotIclReflection = prompted({
  summary: `${STEPS}, with examples, then a check`,
  prompt: 'cot',
  examples: true,
  reflection: true,
});
