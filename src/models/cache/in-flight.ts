/** Work that is going on, by key. */
export interface InFlight<T> {
  /** Waits for work on the same key if there is any, and tells whether it did; else does the work. */
  join(key: string, work: () => Promise<T>): Promise<{ value: T; isJoined: boolean }>;
}

/** When the work of another fails, one of those who wait does it for itself, as the failure may have been the other's alone. */
export function createInFlight<T>(): InFlight<T> {
  const going = new Map<string, Promise<T>>();
  return {
    async join(key, work) {
      for (let other = going.get(key); other !== undefined; other = going.get(key)) {
        const joined = await other.then(
          (value) => ({ value, isJoined: true }),
          () => null,
        );
        if (joined !== null) return joined;
      }
      const own = work().finally(() => going.delete(key));
      going.set(key, own);
      return { value: await own, isJoined: false };
    },
  };
}
