import ts from 'typescript';
import { expect, it } from 'vitest';
import { CLIENT_SCRIPT } from '../../../src/reports/html/client/client-script.ts';

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

function complaints(): string[] {
  const host = ts.createCompilerHost(OPTIONS);
  const readFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === NAME ? ts.createSourceFile(name, CLIENT_SCRIPT, version) : readFile(name, version);
  const program = ts.createProgram([NAME], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
    const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
    return `${CLIENT_SCRIPT.split('\n')[line] ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

it('the script of the page passes the strict type check', { timeout: 60_000 }, () => {
  expect(complaints()).toEqual([]);
});

it('it writes text only as text, and ends no script element', () => {
  expect(CLIENT_SCRIPT).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/);
  expect(CLIENT_SCRIPT).not.toContain('</script');
});
