import type { ChatModel } from '../models/types.ts';
import path from 'node:path';
import { isPipelineFile, loadPipelineFile } from '../pipelines/own/file.ts';
import { findPipeline } from '../pipelines/registry.ts';
import type { Pipeline, PipelineSpec } from '../pipelines/types.ts';
import { bindPrompt, type Prompt } from '../prompts/bind.ts';
import { bindRewritePrompt, type RewritePrompt } from '../prompts/bind-rewrite.ts';
import { loadPrompt, readPromptFile } from '../prompts/library.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Settings } from './settings.ts';

export interface NamedPipeline {
  /** Of the registry, or the path of the user's own file. */
  name: string;
  spec: PipelineSpec;
  /** SHA-256 of the user's own file; null for a shipped pipeline. */
  sha256: string | null;
  /** SHA-256 of each prompt file that it uses. */
  promptHashes: Record<string, string>;
  promptTexts: Record<string, string>;
  /** Puts it together, and lets it learn if it does. */
  create(model: ChatModel | null, trainingTickets: () => AsyncIterable<Ticket>): Promise<Pipeline>;
}

/**
 * Finds or loads the pipeline of the settings and reads its prompts. Throws UsageError for an unknown one, DataError for a file
 * of the user's own that is none, or a bad prompt.
 */
export async function resolvePipeline({
  pipeline: name,
  promptFolder,
  categories,
  examples,
}: Settings): Promise<NamedPipeline> {
  const isFile = isPipelineFile(name);
  const { spec, sha256 } = isFile ? await loadPipelineFile(name) : { spec: findPipeline(name), sha256: null };
  const prompts = new Map<string, Prompt>();
  for (const promptName of spec.prompts) {
    const isPath = isFile && promptName.endsWith('.md');
    const prompt = isPath
      ? bindPrompt(await readPromptFile(path.resolve(path.dirname(name), promptName)), categories)
      : await resolvePrompt(promptName, { promptFolder, categories });
    prompts.set(promptName, prompt);
  }
  return {
    name: isFile ? path.normalize(name) : name,
    spec,
    sha256,
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

/** A prompt that makes one description out of several. Throws as `resolvePrompt` does. */
export async function resolveRewritePrompt(
  name: string,
  { promptFolder }: Pick<Settings, 'promptFolder'>,
): Promise<RewritePrompt> {
  return bindRewritePrompt(await loadPrompt(name, promptFolder));
}
