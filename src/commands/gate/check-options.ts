import type { GateFlags } from './gate-options.ts';
import type { JudgeFlags } from './judge-run.ts';
import type { RunFlags } from '../options/options.ts';
import type { SettingChoiceFlags } from '../options/setting-options.ts';

/** As Commander hands them over. */
export interface CheckFlags extends Omit<RunFlags, 'output' | 'json'>, GateFlags, JudgeFlags, SettingChoiceFlags {
  embedder?: string;
  baseline?: string;
  updateBaseline?: string;
}
