/** Shorter ones would hit plain words. */
const SHORTEST = 4;

/** What a piece of a secret must have at least, anywhere and where it is the secret's end. */
const PIECE = { anywhere: 12, end: 8 };

const MARK = '[redacted]';

/**
 * Gives a text back with every occurrence of a secret replaced, also as JSON, URLs and base64 write it, and what is left of one
 * that was cut: any twelve characters in a row, or the last eight. Secrets under four characters are left. Valid JSON stays valid.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter(({ length }) => length >= SHORTEST).sort(longestFirst);
  const forms = known.flatMap(formsOf).sort(longestFirst);
  const plain = known.filter(isPlain);
  // A text without any of these, as most are, holds no secret and no piece of one.
  const traces = [...forms, ...plain.flatMap((secret) => anchorsOf(secret).map(({ anchor }) => anchor))];
  return (text) => {
    if (!traces.some((trace) => text.includes(trace))) return text;
    const whole = forms.reduce((clean, form) => betweenMarks(clean, (part) => part.replaceAll(form, MARK)), text);
    return plain.reduce(withoutPieces, whole);
  };
}

/** As one may begin like another. */
const longestFirst = (a: string, b: string): number => b.length - a.length;

function formsOf(secret: string): string[] {
  // Half a letter, which is an error in a URL, becomes what it becomes in UTF-8.
  const wellFormed = Buffer.from(secret).toString();
  const escaped = [JSON.stringify(secret).slice(1, -1), encodeURIComponent(wellFormed)];
  const encoded = [0, 1, 2].map((offset) => base64At(offset, secret)).filter(({ length }) => length >= PIECE.anywhere);
  return [...new Set([secret, ...escaped, ...encoded])];
}

/** The letters of base64 that stand for the secret alone, when so many bytes come before it in a group of three. */
function base64At(offset: number, secret: string): string {
  const bytes = Buffer.from(`${' '.repeat(offset)}${secret}`);
  return bytes.toString('base64').slice(offset === 0 ? 0 : offset + 1, Math.floor(bytes.length / 3) * 4);
}

/** Whether JSON writes it as it is, so that no piece of it can end within an escape. */
const isPlain = (secret: string): boolean => JSON.stringify(secret).length === secret.length + 2;

interface Anchor {
  anchor: string;
  /** Where it begins in the secret. */
  start: number;
}

/** Every piece that is long enough holds one of these, counted from the end, whole. */
function anchorsOf(secret: string): Anchor[] {
  const anchors: Anchor[] = [];
  for (let start = secret.length - PIECE.end; start >= 0; start -= PIECE.anywhere - PIECE.end) {
    anchors.push({ anchor: secret.slice(start, start + PIECE.end), start });
  }
  return anchors;
}

const withoutPieces = (text: string, secret: string): string =>
  anchorsOf(secret).reduce((clean, at) => betweenMarks(clean, (part) => withoutPiecesAt(at, part, secret)), text);

/** Without the pieces that hold this anchor of the secret. */
function withoutPiecesAt({ anchor, start }: Anchor, text: string, secret: string): string {
  let clean = '';
  let done = 0;
  for (let at = text.indexOf(anchor); at !== -1;) {
    const [from, to] = extentOf(text, at, { secret, start });
    const isEnd = start + to - at === secret.length;
    const isPiece = to - from >= PIECE.anywhere || isEnd;
    if (isPiece) {
      clean += `${text.slice(done, Math.max(done, from))}${MARK}`;
      done = to;
    }
    at = text.indexOf(anchor, isPiece ? to : at + 1);
  }
  return clean + text.slice(done);
}

/** A secret may be a word of the mark itself. */
const betweenMarks = (text: string, work: (part: string) => string): string => text.split(MARK).map(work).join(MARK);

/** How far the text goes on like the secret before and after the place at which it does. */
function extentOf(text: string, at: number, { secret, start }: { secret: string; start: number }): [number, number] {
  let before = 0;
  while (before < Math.min(at, start) && text[at - before - 1] === secret[start - before - 1]) before++;
  let after = PIECE.end;
  while (start + after < secret.length && text[at + after] === secret[start + after]) after++;
  return [at - before, at + after];
}
