import { resolvePrompt } from '../../config/pipelines.ts';
import type { Settings } from '../../config/settings.ts';
import { rowsFromLabels } from '../../sft/build-from-labels.ts';
import { saveFineTunedModel } from '../../models/embedded/fine-tuned/store.ts';
import type { Training } from './training.ts';

/** The prompt that fine-tuned models are asked with. */
export const SFT_PROMPT = 'cot';

interface Fit {
  name: string;
  seed: number;
  settings: Settings;
  training: Training;
}

/** Fits the embedded model on labelled tickets and keeps it as `embedded:<name>`. */
export async function fitModel({ name, seed, settings, training }: Fit): Promise<void> {
  const { fineTune } = await import('../../models/embedded/fine-tune.ts');
  const prompt = await resolvePrompt(SFT_PROMPT, settings);
  await saveFineTunedModel(await fineTune(rowsFromLabels(training.tickets(), prompt), { name, seed }), process.cwd());
}
