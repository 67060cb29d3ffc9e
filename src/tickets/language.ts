import type { Conversation, ExtraFields } from './ticket.ts';

/** What a letter counts: one of these stands for about as much text as three of an alphabet. */
const DENSE_WEIGHT = 3;
/** Tickets quote English logs at length, so this share of the weighted letters suffices for another script. */
const MIN_SHARE = 0.1;
/** Of the Han and kana letters. Chinese has a の on a shop sign now and then. */
const MIN_KANA_SHARE = 0.05;

const ALPHABETS = {
  cyrillic: /\p{Script=Cyrillic}/gu,
  arabic: /\p{Script=Arabic}/gu,
  hebrew: /\p{Script=Hebrew}/gu,
  greek: /\p{Script=Greek}/gu,
  devanagari: /\p{Script=Devanagari}/gu,
  thai: /\p{Script=Thai}/gu,
};

/**
 * The ticket's own field `language`, else a guess by the letters of its title and messages: `zh`, `ja`, `ko`, or the
 * name of a script (`latin`, `cyrillic`, …), as letters do not tell English from French. `unknown` without any of them.
 */
export function languageOf({ title, messages }: Pick<Conversation, 'title' | 'messages'>, extra: ExtraFields): string {
  const { language } = extra;
  if (typeof language === 'string' && language !== '') return language;
  return guessLanguage([title ?? '', ...messages.map((message) => message.text)].join('\n'));
}

function guessLanguage(text: string): string {
  const latin = count(text, /\p{Script=Latin}/gu);
  const weights = nonLatinWeights(text);
  const total = latin + Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 'unknown';
  const [name, weight] = Object.entries(weights).reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  return weight / total >= MIN_SHARE ? name : 'latin';
}

/** Of the alphabets the number of letters, of the dense scripts three times that. */
function nonLatinWeights(text: string): Record<string, number> {
  const han = count(text, /\p{Script=Han}/gu);
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(text, /\p{Script=Hangul}/gu);
  const isJapanese = kana > 0 && kana / (han + kana) >= MIN_KANA_SHARE;
  return {
    [isJapanese ? 'ja' : 'zh']: DENSE_WEIGHT * (han + kana),
    ko: DENSE_WEIGHT * hangul,
    ...Object.fromEntries(Object.entries(ALPHABETS).map(([name, letters]) => [name, count(text, letters)])),
  };
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0;
}
