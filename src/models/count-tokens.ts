/** One unbroken run takes the tokenizer quadratic time; in pieces of this length the totals come out the same. */
const PIECE_CHARACTERS = 256;

/**
 * A counter of tokens in the o200k encoding, the one of OpenAI's current models; for other models an approximation.
 * Loading it takes a fifth of a second, so it is loaded when asked for.
 */
export async function loadTokenCounter(): Promise<(text: string) => number> {
  const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
  // Text that looks like one of the encoding's own marks is counted as text; by default it throws.
  const options = { disallowedSpecial: new Set<string>() };
  return (text) => {
    let total = 0;
    for (let start = 0; start < text.length; start += PIECE_CHARACTERS) {
      total += countTokens(text.slice(start, start + PIECE_CHARACTERS), options);
    }
    return total;
  };
}
