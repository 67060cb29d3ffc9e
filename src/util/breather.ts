import { setImmediate as nextTurn } from 'node:timers/promises';

const EVERY_MS = 50;

/**
 * A function that lets the event loop turn when it has not done so for a twentieth of a second, so that work which never waits
 * for anything outside still hears Ctrl-C and shows how far it is.
 */
export function createBreather(): () => Promise<void> {
  let lastAt = performance.now();
  return async () => {
    if (performance.now() - lastAt < EVERY_MS) return;
    await nextTurn();
    lastAt = performance.now();
  };
}
