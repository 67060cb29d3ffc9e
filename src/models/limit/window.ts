/** How many calls may be in flight at once, found out by trying. */
export interface Window {
  size(): number;
  /** After a call that went well. */
  grow(): void;
  /** After the endpoint was overrun. */
  shrink(): void;
}

const FIRST = 16;

/**
 * Grows by one with every good call until the endpoint is overrun for the first time; from then on by one whenever as many calls
 * as fit have gone well, and halves at every overrun. Between 1 and `ceiling`.
 */
export function createWindow(ceiling: number): Window {
  let size = Math.min(FIRST, ceiling);
  let isSearching = true;
  return {
    size: () => Math.floor(size),
    grow: () => {
      size = Math.min(ceiling, size + (isSearching ? 1 : 1 / size));
    },
    shrink: () => {
      isSearching = false;
      size = Math.max(1, size / 2);
    },
  };
}
