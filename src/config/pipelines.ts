import type { ChatModel } from '../models/types.ts';
import { findPipeline } from '../pipelines/registry.ts';
import type { Pipeline, PipelineSpec } from '../pipelines/types.ts';
import { bindPrompt, type Prompt } from '../prompts/bind.ts';
import { loadPrompt } from '../prompts/library.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Settings } from './settings.ts';

export interface NamedPipeline {
  name: string;
  spec: PipelineSpec;
  /** SHA-256 of each prompt file that it uses. */
  promptHashes: Record<string, string>;
  promptTexts: Record<string, string>;
  /** Puts it together, and lets it learn if it does. */
  create(model: ChatModel | null, trainingTickets: () => AsyncIterable<Ticket>): Promise<Pipeline>;
}

/** Finds the pipeline of the settings and reads its prompts. Throws UsageError for an unknown one, DataError for a bad prompt. */
export async function resolvePipeline({
  pipeline: name,
  promptFolder,
  categories,
  examples,
}: Settings): Promise<NamedPipeline> {
  const spec = findPipeline(name);
  const prompts = new Map<string, Prompt>();
  for (const promptName of spec.prompts) {
    prompts.set(promptName, await resolvePrompt(promptName, { promptFolder, categories }));
  }
  return {
    name,
    spec,
    promptHashes: Object.fromEntries([...prompts].map(([promptName, { hash }]) => [promptName, hash])),
    promptTexts: Object.fromEntries([...prompts].map(([promptName, { text }]) => [promptName, text])),
    create: (model, trainingTickets) => spec.create({ model, categories, prompts, trainingTickets, examples }),
  };
}

/** A prompt with the categories of the settings. Throws UsageError when there is none of that name, DataError for a bad one. */
export async function resolvePrompt(
  name: string,
  { promptFolder, categories }: Pick<Settings, 'promptFolder' | 'categories'>,
): Promise<Prompt> {
  return bindPrompt(await loadPrompt(name, promptFolder), categories);
}
