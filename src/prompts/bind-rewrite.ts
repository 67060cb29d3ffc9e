import { DataError } from '../errors.ts';
import type { ChatMessage, ReplyFormat } from '../models/types.ts';
import { fenceDescription } from './fence.ts';
import { replyFormat } from './outputs.ts';
import type { PromptFile } from './prompt-file.ts';
import { compileTemplate } from './template.ts';

/** A prompt that makes one description out of several. */
export interface RewritePrompt {
  name: string;
  /** The file's text and its SHA-256. */
  text: string;
  hash: string;
  format: ReplyFormat;
  render(descriptions: readonly string[]): ChatMessage[];
}

const TRIAL = ['<description-trial-1>', '<description-trial-2>'];
const REQUIRED = {
  name: 'descriptions',
  parts: TRIAL,
  hint: 'Put {% for description in descriptions %}{{ description }}{% endfor %} where they belong.',
};

/**
 * Throws DataError, naming file and line, for a prompt that can't be filled in, that does not show every description, or
 * whose output is no description.
 */
export function bindRewritePrompt(file: PromptFile): RewritePrompt {
  const { name, text, hash, output, path } = file;
  if (output !== 'description') {
    throw new DataError(`${path}: output: expected description, as the prompt ${name} rewrites, got ${output}`);
  }
  const template = compileTemplate(file, { shared: {}, trial: { descriptions: TRIAL }, required: REQUIRED });
  return {
    name,
    text,
    hash,
    format: replyFormat(output, []),
    render: (descriptions) => template({ descriptions: descriptions.map(fenceDescription) }),
  };
}
