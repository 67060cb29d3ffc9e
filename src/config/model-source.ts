import type { CallAccount } from '../models/account.ts';
import type { CallSettings } from './call-settings.ts';
import { createModel, type ModelEnvironment, type NamedModel } from './models.ts';
import type { Settings } from './settings.ts';
import { shareCalls } from './shared-calls.ts';

/** The models of one command. */
export interface ModelSource {
  account: CallAccount;
  /** The same model for the same name, so that whoever asks for it shares its limits. Throws as `createModel` does. */
  find(settings: Settings): Promise<NamedModel>;
}

export function createModelSource(calls: CallSettings, environment: ModelEnvironment): ModelSource {
  const shared = shareCalls(calls);
  const known = new Map<string, Promise<NamedModel>>();
  return {
    account: shared.account,
    find: (settings) => {
      const model = known.get(settings.model) ?? createModel(settings, environment, shared);
      known.set(settings.model, model);
      return model;
    },
  };
}
