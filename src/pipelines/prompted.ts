import { askForCategory } from './ask.ts';
import type { PipelineSpec } from './types.ts';

/** A pipeline of one prompt and one call. */
export function promptedOnce(promptName: string, summary: string): PipelineSpec {
  return {
    summary,
    calls: 1,
    isTrained: false,
    prompts: [promptName],
    create: ({ model, categories, prompts }) => {
      const prompt = prompts.get(promptName);
      if (prompt === undefined || model === null) throw new RangeError(`${promptName}: needs a prompt and a model`);
      const categoryNames = categories.map((category) => category.name);
      return Promise.resolve({
        preview: (conversation) => prompt.render(conversation),
        predict: (conversation, options) =>
          askForCategory(model, {
            messages: prompt.render(conversation),
            format: prompt.format,
            categoryNames,
            ...options,
          }),
      });
    },
  };
}
