/** A function that remembers its last results; forgets all of them at once when `size` is reached, so memory is flat. */
export function remembering<T>(size: number, compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    if (known.size >= size) known.clear();
    const result = compute(key);
    known.set(key, result);
    return result;
  };
}
