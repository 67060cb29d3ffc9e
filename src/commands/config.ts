import { Command } from 'commander';
import { stringify } from 'yaml';
import { createModelSource } from '../config/model-source.ts';
import { resolvePipeline } from '../config/pipelines.ts';
import { resolveSettings, type SettingFlags } from '../config/settings.ts';
import { createIo } from './output/io.ts';
import { addCommonOptions, addSettingOptions } from './options/options.ts';

interface ConfigFlags extends SettingFlags {
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
}

export function configCommand(summary: string): Command {
  const check = addCommonOptions(addSettingOptions(new Command('check')))
    .description('validate the configuration, its prompts, model and embedder, and print what is in force')
    .action(checkConfig);
  return new Command('config').description(summary).addCommand(check);
}

async function checkConfig(flags: ConfigFlags): Promise<void> {
  const io = createIo(flags);
  const { configPath, ...inForce } = await resolveSettings(flags, process.cwd());
  const settings = { configPath, ...inForce };
  const { promptHashes } = await resolvePipeline(settings);
  const models = createModelSource(settings.calls, { env: process.env, log: io.note });
  const named = [await models.find(settings), await models.embedder(settings)];
  for (const missingKey of new Set(named.map((model) => model.missingKey))) {
    if (missingKey !== null) {
      io.note(`warning: the environment variable ${missingKey} is empty, so no call can be made with it`);
    }
  }
  const checked = { version: 1, kind: 'config', configPath, ...inForce, promptHashes };
  await io.result(flags.json ? `${JSON.stringify(checked, null, 2)}\n` : stringify(checked));
}
