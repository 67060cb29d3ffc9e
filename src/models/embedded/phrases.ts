/** For each kind pieces of regular expressions, lower case; English ones are matched at word boundaries. */
export type Phrases<Kind extends string> = Record<Kind, readonly string[]>;

const HAN = /\p{Script=Han}/u;

/** Tells of which kinds a sentence is. Chinese phrases are looked for only where there are Chinese characters. */
export function phraseFinder<Kind extends string>(
  kinds: readonly Kind[],
  { english, chinese }: { english: Phrases<Kind>; chinese: Phrases<Kind> },
): (sentence: string) => Set<Kind> {
  const inEnglish = kinds.map((kind) => ({
    kind,
    pattern: new RegExp(`(?<![a-z])(?:${english[kind].join('|')})(?![a-z])`),
  }));
  const inChinese = kinds.map((kind) => ({ kind, pattern: new RegExp(chinese[kind].join('|')) }));
  return (sentence) => {
    const text = sentence.toLowerCase().replaceAll('’', "'");
    const lists = HAN.test(text) ? [...inEnglish, ...inChinese] : inEnglish;
    return new Set(lists.filter(({ pattern }) => pattern.test(text)).map(({ kind }) => kind));
  };
}
