/** A status from 400 to 599 that is neither part of another number nor an amount. */
const STATUS = String.raw`(?<![\w.,:/$€£¥-])[45]\d\d(?![\w.,:/]*\d)(?! ?(?:[KkMGT]?i?[Bb]\b|[kKmMs]\b|ms\b|%|[A-Z]{3}\b|eur|usd|dollar|[元块单人个台条次家]))`;

/** ORA-00942, NOT_ENOUGH_REPLICAS, ErrImagePull, UnknownHostException, v2.14 and 2.14.1. */
const PATTERNS = [
  STATUS,
  String.raw`\b[A-Z]{2,}-\d{3,}\b`,
  String.raw`\b[A-Z]{2,}(?:_[A-Z0-9]+)+\b`,
  String.raw`\bErr[A-Z]\w+`,
  String.raw`\b\w+(?:Error|Exception|Refused|Timeout|Exceeded|Denied|Failed|Unavailable|NotFound|NotReady|BackOff|Expired)\b`,
  String.raw`\bv\d+(?:\.\d+)+\b`,
  String.raw`(?<![\w.,/-])\d+\.\d+\.\d+(?![\w.]*\d)`,
];
const NAME = new RegExp(PATTERNS.join('|'), 'g');

/** What a text calls by a name that must not be lost: error codes and versions, in the order of the text. */
export function namesIn(text: string): string[] {
  return text.match(NAME) ?? [];
}
