import type { ReplyFormat } from '../models/types.ts';

export const OUTPUT_NAMES = ['category', 'reasoned-category', 'description'] as const;
export type OutputName = (typeof OUTPUT_NAMES)[number];

const confidence = { type: 'number', minimum: 0, maximum: 1 };
const text = { type: 'string' };

/** The reply that a prompt's `output` stands for; reasoning comes first, so that it is written before the answer. */
export function replyFormat(output: OutputName, categoryNames: readonly string[]): ReplyFormat {
  const category = { type: 'string', enum: [...categoryNames] };
  const properties = {
    category: { category, confidence },
    'reasoned-category': { reasoning: text, category, confidence },
    description: { description: text },
  }[output];
  const schema = { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
  return { name: output.replaceAll('-', '_'), schema };
}
