import path from 'node:path';
import { UsageError } from '../../errors.ts';

export interface FormFlags {
  format?: string;
  output?: string;
  json?: boolean;
}

/**
 * The form that --format or --json asks for, else the ending of -o, else text as a terminal shows it. Throws UsageError when the
 * flags contradict each other, and for an ending that stands for no form.
 */
export function formOfOutput<Form extends string>(
  { format, output, json }: FormFlags,
  forms: readonly Form[],
): Form | 'terminal' | 'json' {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(`--json and --format ${format} ask for two forms of one report`, {
      hint: 'Give one of them.',
    });
  }
  const asked = forms.find((form) => form === format);
  if (asked !== undefined) return asked;
  if (json) return 'json';
  return formOfEnding(output, forms);
}

/** A name without an ending, or one in .txt, gets the text. */
function formOfEnding<Form extends string>(output: string | undefined, forms: readonly Form[]): Form | 'terminal' {
  const ending = path.extname(output ?? '').toLowerCase();
  if (output === undefined || output === '-' || ending === '' || ending === '.txt') return 'terminal';
  const form = forms.find((known) => ending === `.${known}`);
  if (form !== undefined && form !== 'terminal') return form;
  throw unknownEnding(output, ['txt', ...forms.filter((known) => known !== 'terminal')]);
}

/** Of a file whose form its name does not say. */
export function unknownEnding(output: string, known: readonly string[]): UsageError {
  const endings = known.map((ending) => `.${ending}`).join(', ');
  return new UsageError(
    `${output}: expected a name that ends in ${endings}, got ${JSON.stringify(path.extname(output))}`,
    {
      hint: 'Or name the form with --format.',
    },
  );
}
