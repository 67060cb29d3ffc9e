import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What every program says before the ticket. */
export const INSTRUCTION = 'Classify this ticket, answer with JSON.';

const PROMPT = `---
name: direct
purpose: As short as that of the other programs.
output: category
---
<!-- role: user -->
${INSTRUCTION}
{{ ticket }}
`;

export interface BenchModel {
  baseUrl: string;
  /** Requests a minute that are declared; none when left out. */
  rpm?: number;
}

/**
 * Makes a folder in which tickit asks an endpoint one short question a ticket, so that what is measured is calls and not how
 * long the shipped prompts are.
 */
export async function writeCallConfig(folder: string, model: BenchModel): Promise<void> {
  const models = { bench: { provider: 'openai', model: 'bench', ...model } };
  const config = { model: 'bench', pipeline: 'direct', prompts: 'prompts', models };
  await mkdir(path.join(folder, 'prompts'), { recursive: true });
  await writeFile(path.join(folder, 'prompts', 'direct.md'), PROMPT);
  await writeFile(path.join(folder, 'tickit.config.json'), JSON.stringify(config));
}
