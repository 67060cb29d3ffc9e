/** Few enough that most are done with before the garbage collector comes, which has to move what is still in use. */
const MOST = 16;

/** Items a few at a time, in their order. */
export function* batchesOf<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += MOST) yield items.slice(start, start + MOST);
}
