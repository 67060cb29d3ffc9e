import { plainScreen } from '../../../src/dedup/nearest/kernel/plain-screen.ts';
import type { Screen } from '../../../src/dedup/nearest/kernel/screen.ts';
import { createWasmScreen } from '../../../src/dedup/nearest/kernel/wasm-screen.ts';

const wasm = createWasmScreen();
if (wasm === null) throw new Error('this runtime has no WebAssembly SIMD');

/** Every implementation, by name. */
export const SCREENS: [string, Screen][] = [
  ['plain', plainScreen],
  ['WebAssembly', wasm],
];
