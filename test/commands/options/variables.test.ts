import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { misspeltVariables, VARIABLES } from '../../../src/commands/options/variables.ts';

const SOURCES = fileURLToPath(new URL('../../../src/', import.meta.url));

it('the list is of all variables that the program reads, and of no others', () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const text = files.map((file) => readFileSync(path.join(SOURCES, file), 'utf8')).join('\n');
  const read = new Set([...text.matchAll(/'TICKIT_([A-Z_]+)'/g)].map(([, name]) => name));
  expect([...read].sort()).toEqual([...VARIABLES]);
});

it.each([
  { name: 'TICKIT_MODLE', meant: 'TICKIT_MODEL' },
  { name: 'TICKIT_MAXCOST', meant: 'TICKIT_MAX_COST' },
  { name: 'TICKIT_CONCURENCY', meant: 'TICKIT_CONCURRENCY' },
])('$name seems to be misspelt', ({ name, meant }) => {
  expect(misspeltVariables({ [name]: '1' })).toEqual([
    `warning: the environment variable ${name} sets nothing. Did you mean "${meant}"?`,
  ]);
});

it.each(['TICKIT_MODEL', 'TICKIT_API_KEY', 'TICKIT_KEY', 'TICKIT_', 'MODLE', 'HOME'])('%s does not', (name) => {
  expect(misspeltVariables({ [name]: '1' })).toEqual([]);
});
