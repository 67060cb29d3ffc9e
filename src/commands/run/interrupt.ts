import { InterruptedError } from '../../errors.ts';

export interface Interrupt {
  signal: AbortSignal;
  /** Gives the signals back to the system. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The first Ctrl-C (or SIGTERM) aborts the signal, so that work can be put away; the second ends the process at once. */
export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  const release = (): void => SIGNALS.forEach((name) => process.off(name, onSignal));
  const onSignal = (): void => {
    release();
    controller.abort(new InterruptedError('interrupted'));
  };
  SIGNALS.forEach((name) => process.on(name, onSignal));
  return { signal: controller.signal, release };
}
