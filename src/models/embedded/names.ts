/** Statuses from 400 to 599, codes with a number behind a mark, constants, exceptions, and versions. */
const NAME =
  /(?<![\w.])[45]\d\d(?![\w.]*\d)|\b[A-Z]{2,}[-_]\d[\w-]*|\b[A-Z]{2,}(?:_[A-Z0-9]+)+\b|\b(?:[A-Z][a-z]+){2,}\b|\b\w+(?:Error|Exception|Refused|Timeout)\b|\bv?\d+(?:\.\d+){1,3}\b/g;

/** What a text calls by a name that must not be lost: error codes and versions, in the order of the text. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(NAME)].map(([name]) => name);
}
