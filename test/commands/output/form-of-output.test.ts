import { expect, it } from 'vitest';
import { formOfOutput } from '../../../src/commands/output/form-of-output.ts';
import { UsageError } from '../../../src/errors.ts';

const FORMS = ['terminal', 'json', 'md', 'csv'] as const;

it.each([
  [{}, 'terminal'],
  [{ output: '-' }, 'terminal'],
  [{ output: 'report.md' }, 'md'],
  [{ output: 'REPORT.MD' }, 'md'],
  [{ output: 'report' }, 'terminal'],
  [{ output: '/dev/stdout' }, 'terminal'],
  [{ output: 'report.txt' }, 'terminal'],
  [{ json: true }, 'json'],
  [{ json: true, format: 'json' }, 'json'],
  [{ json: true, output: 'report.dat' }, 'json'],
  [{ format: 'csv', output: 'report.md' }, 'csv'],
  [{ format: 'csv', output: 'report.dat' }, 'csv'],
])('%j asks for %s', (flags, form) => {
  expect(formOfOutput(flags, FORMS)).toBe(form);
});

it.each([
  [{ json: true, format: 'md' }, '--json and --format md'],
  [{ output: 'report.pdf' }, 'report.pdf: expected a name that ends in .txt, .json, .md, .csv, got ".pdf"'],
  [{ output: 'report.terminal' }, 'got ".terminal"'],
])('%j is refused', (flags, message) => {
  expect(() => formOfOutput(flags, FORMS)).toThrow(UsageError);
  expect(() => formOfOutput(flags, FORMS)).toThrow(message);
});
