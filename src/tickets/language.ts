import type { Conversation, ExtraFields } from './ticket.ts';

/** What a letter counts: one of these stands for about as much text as three of an alphabet. */
const DENSE_WEIGHT = 3;
/** Tickets quote English logs at length, so this share of the weighted letters suffices for another script. */
const MIN_SHARE = 0.1;
/** Of the Han and kana letters. Chinese has a の on a shop sign now and then. */
const MIN_KANA_SHARE = 0.05;

const SCRIPTS = {
  latin: /\p{Script=Latin}/u,
  han: /\p{Script=Han}/u,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  hangul: /\p{Script=Hangul}/u,
  cyrillic: /\p{Script=Cyrillic}/u,
  arabic: /\p{Script=Arabic}/u,
  hebrew: /\p{Script=Hebrew}/u,
  greek: /\p{Script=Greek}/u,
  devanagari: /\p{Script=Devanagari}/u,
  thai: /\p{Script=Thai}/u,
};
type Script = keyof typeof SCRIPTS;

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
  const { latin, han, kana, hangul, ...alphabets } = countLetters(text);
  const isJapanese = kana > 0 && kana / (han + kana) >= MIN_KANA_SHARE;
  const dense = { [isJapanese ? 'ja' : 'zh']: DENSE_WEIGHT * (han + kana), ko: DENSE_WEIGHT * hangul };
  const weights = Object.entries({ ...dense, ...alphabets });
  const total = weights.reduce((sum, [, weight]) => sum + weight, latin);
  if (total === 0) return 'unknown';
  const [name, weight] = weights.reduce((best, entry) => (entry[1] > best[1] ? entry : best));
  return weight / total >= MIN_SHARE ? name : 'latin';
}

/** Letters beyond 16 bits, which are rare, are left out. */
function countLetters(text: string): Record<Script, number> {
  const counts = new Uint32Array(NAMES.length + FIRST_SCRIPT);
  for (let at = 0; at < text.length; at++) {
    const place = placeOf(text.charCodeAt(at));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const entries = NAMES.map((name, index) => [name, counts[FIRST_SCRIPT + index] ?? 0]);
  return Object.fromEntries(entries) as Record<Script, number>;
}

const NAMES = Object.keys(SCRIPTS);
const PATTERNS = Object.values(SCRIPTS);

const NOT_LOOKED_UP = 0;
const FIRST_SCRIPT = 2;
/** By code: 0 for one that was not looked up yet, 1 for one of no script, else 2 and the place of its script in `SCRIPTS`. */
const places = new Uint8Array(0x10000);

/** Each letter is looked up once, as tickets hold many and few different ones. */
function placeOf(code: number): number {
  const known = places[code] ?? NOT_LOOKED_UP;
  if (known !== NOT_LOOKED_UP) return known;
  const letter = String.fromCharCode(code);
  const place = PATTERNS.findIndex((pattern) => pattern.test(letter)) + FIRST_SCRIPT;
  places[code] = place;
  return place;
}
