import { suggest } from '../util/suggest.ts';

const MAX_QUOTED = 60;

/** One sentence of the form `field: expected …, got …`, the value quoted and cut to 60 characters. */
export function problem(field: string, expected: string, got: unknown): string {
  return `${field}: expected ${expected}, got ${quote(got)}`;
}

/** The same for a value that is none of the choices, with the nearest of them. */
export function choiceProblem(field: string, choices: readonly string[], got: string): string {
  const near = suggest(got.slice(0, MAX_QUOTED), choices);
  const hint = near === null ? '' : ` (did you mean "${near}"?)`;
  return problem(field, `one of ${choices.join(', ')}`, got) + hint;
}

/** The value as JSON, cut to 60 characters; `nothing` for null and what is absent. */
export function quote(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = typeof value === 'string' ? JSON.stringify(value.slice(0, MAX_QUOTED + 1)) : asJson(value);
  const characters = Array.from(text.slice(0, 2 * MAX_QUOTED));
  return characters.length > MAX_QUOTED ? `${characters.slice(0, MAX_QUOTED).join('')}…` : text;
}

function asJson(value: unknown): string {
  return JSON.stringify(value) ?? typeof value;
}
