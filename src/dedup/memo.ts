/** What was got once and need not be asked for again, such as a Map. */
export interface Memo<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

export interface Asking<Q, T> {
  memo: Memo<T>;
  keyOf: (question: Q) => string;
  ask: (question: Q, key: string) => Promise<T>;
}

/** A function that asks once for each key, also while the answer is still on its way. What rejects is not remembered. */
export function askingOnce<Q, T>({ memo, keyOf, ask }: Asking<Q, T>): (question: Q) => Promise<T> {
  const open = new Map<string, Promise<T>>();
  const start = async (question: Q, key: string): Promise<T> => {
    try {
      const answer = await ask(question, key);
      memo.set(key, answer);
      return answer;
    } finally {
      open.delete(key);
    }
  };
  return (question) => {
    const key = keyOf(question);
    const known = memo.get(key);
    if (known !== undefined) return Promise.resolve(known);
    const answer = open.get(key) ?? start(question, key);
    open.set(key, answer);
    return answer;
  };
}
