import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeTexts } from '../../../util/write-texts.ts';

const SOURCE = new URL('kernel.as', import.meta.url);
const MODULE = fileURLToPath(new URL('module.ts', import.meta.url));

/** A name that the type checker does not follow: the compiler's types redefine those of arrays for the whole project. */
const COMPILER: string = 'assemblyscript/asc';

/** What of the compiler is used here. */
interface Compiler {
  compileString: (
    sources: Record<string, string>,
    options: Record<string, unknown>,
  ) => Promise<{ binary: Uint8Array | null; stderr: { toString(): string } }>;
}

/** The text of module.ts for the kernel as it is written now. Throws, with what the compiler said, when it can't be compiled. */
export async function compileKernel(): Promise<string> {
  const source = await readFile(SOURCE, 'utf8');
  const options = { enable: ['simd'], optimizeLevel: 3, noAssert: true, runtime: 'stub' };
  const { compileString } = (await import(COMPILER)) as Compiler;
  const { binary, stderr } = await compileString({ 'kernel.ts': source }, options);
  if (!binary) throw new Error(stderr.toString());
  return render(Buffer.from(binary).toString('base64'));
}

function render(base64: string): string {
  const lines = base64.match(/.{1,110}/g) ?? [];
  return [
    '// Made by build-kernel.ts from kernel.as: do not edit.',
    '',
    '/** A WebAssembly module, as base64. */',
    'export const KERNEL =',
    ...lines.map((line, index) => `  '${line}'${index === lines.length - 1 ? ';' : ' +'}`),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeTexts(MODULE, [await compileKernel()]);
