import type { Setting } from '../../../dedup/sweep.ts';
import { DataError } from '../../../errors.ts';
import type { SweepIdentity } from '../../folder/manifest.ts';
import { bestOf, chooseOnParts } from './choose-on-parts.ts';
import type { LinkedGroups } from './read-groups.ts';
import type { StoredSweep } from './read-sweep.ts';

/** The setting that is asked for; null for what the sweep chose on its development part. */
export interface AskedSetting {
  threshold: number | null;
  rewrite: boolean | null;
}

/** Throws DataError, naming the sweep and what it has, when it has no such setting or chose none. */
export function chooseSetting(
  name: string,
  stored: StoredSweep,
  { identity, asked }: { identity: SweepIdentity; asked: AskedSetting },
): LinkedGroups {
  const choices = chooseOnParts(stored, identity);
  const usable = choices.filter(({ rewrite }) => asked.rewrite === null || asked.rewrite === rewrite);
  const best = bestOf(usable, identity);
  const threshold = asked.threshold ?? best?.threshold ?? null;
  const rewrite = asked.rewrite ?? best?.rewrite ?? identity.rewrite[0] ?? null;
  const found = stored.settings.find((setting) => setting.threshold === threshold && setting.rewrite === rewrite);
  if (found !== undefined) return found;
  throw new DataError(`${name}: ${whatIsMissing({ threshold, rewrite })}`, { hint: whatThereIs(identity) });
}

function whatIsMissing({ threshold, rewrite }: AskedSetting): string {
  const rewriting = rewrite === null ? '' : ` ${rewrite ? 'with' : 'without'} rewriting`;
  return threshold === null
    ? `no threshold was chosen${rewriting}: none met the constraint`
    : `it was not swept at the threshold ${threshold}${rewriting}`;
}

function whatThereIs({ thresholds, rewrite }: SweepIdentity): string {
  const rewriting = rewrite.map((on: Setting['rewrite']) => (on ? 'on' : 'off')).join(', ');
  return `Choose with --threshold among ${thresholds.join(', ')}, and with --rewrite among ${rewriting}.`;
}
