import type { Limit } from './gate.ts';

/** How far figures of answers may fall when nothing is said: detection, and the right team, which detection does not see. */
export const DEFAULT_MARGINS: readonly Limit[] = [
  { figure: 'f1', value: 0.02 },
  { figure: 'macro-f1', value: 0.02 },
];

/** The same of a sweep's groups. */
export const DEFAULT_SWEEP_MARGINS: readonly Limit[] = [{ figure: 'bcubed-f1', value: 0.02 }];
