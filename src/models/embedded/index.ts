import type { ChatModel } from '../types.ts';
import { judge } from './judge.ts';
import { createReadingModel } from './reading-model.ts';

/**
 * The offline default: a lexical reader in this process, deterministic. It knows the request's messages and format
 * and nothing else. Throws ModelError when it is to classify and the prompt describes no category.
 */
export const createEmbeddedModel = (): ChatModel => createReadingModel('embedded', judge);
