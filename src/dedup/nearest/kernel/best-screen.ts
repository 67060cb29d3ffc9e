import { plainScreen } from './plain-screen.ts';
import type { Screen } from './screen.ts';
import { createWasmScreen } from './wasm-screen.ts';

let best: Screen | undefined;

/** The fastest screen that this runtime offers; the same each time. */
export const bestScreen = (): Screen => (best ??= createWasmScreen() ?? plainScreen);
