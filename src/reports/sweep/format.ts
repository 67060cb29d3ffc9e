/** A threshold with two decimals, and up to two more where it has them. */
export const threshold = (value: number): string => value.toFixed(4).replace(/0{1,2}$/, '');

/** A whole number with its sign, `±0` for none. */
export const signed = (count: number): string => (count === 0 ? '±0' : `${count < 0 ? '−' : '+'}${Math.abs(count)}`);

/** Says of the embedded model and embedder what they are, wherever figures carry their name. */
export const modelName = (name: string): string =>
  name === 'embedded' || name.startsWith('embedded:') ? `${name} (a lexical reader, no LLM)` : name;

/** A name with where it runs. */
export const withHost = (name: string, host: string | null): string =>
  host === null ? modelName(name) : `${name} at ${host}`;

/** The beginning of a text of which a table has no room for all. */
export function brief(text: string, letters: number): string {
  const all = [...text];
  return all.length <= letters ? text : `${all.slice(0, letters - 1).join('')}…`;
}

export const rewritingWord = (rewrite: boolean): string => (rewrite ? 'with' : 'without');
