import ts from 'typescript';
import { expect, it } from 'vitest';
import { CLIENT_SCRIPT } from '../../../src/reports/html/client/client-script.ts';
import { SWEEP_SCRIPT } from '../../../src/reports/html/client/sweep/sweep-script.ts';

const SCRIPTS = [
  ['of an evaluation', CLIENT_SCRIPT],
  ['of a sweep', SWEEP_SCRIPT],
] as const;

const NAME = 'client-script.js';

const OPTIONS: ts.CompilerOptions = {
  allowJs: true,
  checkJs: true,
  noEmit: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
};

function complaints(script: string): string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const readFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === NAME ? ts.createSourceFile(name, script, version) : readFile(name, version);
  const program = ts.createProgram([NAME], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
    const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
    return `${script.split('\n')[line] ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

it.each(SCRIPTS)('the script of the page %s passes the strict type check', { timeout: 60_000 }, (_, script) => {
  expect(complaints(script)).toEqual([]);
});

it.each(SCRIPTS)('the script %s writes text only as text, and ends no script element', (_, script) => {
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/);
  expect(script).not.toContain('</script');
});
