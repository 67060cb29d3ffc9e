import { KERNEL } from './module.ts';
import type { Comparison, Screen } from './screen.ts';

const PAGE_BYTES = 65_536;

/** The part of the JavaScript interface of WebAssembly that is used here. */
interface WasmEngine {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: unknown };
}

/** What kernel.as exports. Pointers are offsets in the memory. */
interface Kernel {
  memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  screen(
    lanes: number,
    laneCount: number,
    rows: number,
    rowCount: number,
    width: number,
    floors: number,
    found: number,
  ): number;
}

/** The screen in WebAssembly SIMD; null where the runtime has none. */
export function createWasmScreen(): Screen | null {
  const engine = (globalThis as { WebAssembly?: WasmEngine }).WebAssembly;
  const bytes = Buffer.from(KERNEL, 'base64');
  if (!engine?.validate(bytes)) return null;
  const kernel = new engine.Instance(new engine.Module(bytes)).exports as Kernel;
  return (comparison) => screen(kernel, comparison);
}

function screen(kernel: Kernel, comparison: Comparison): Uint32Array {
  const { lanes, floors, rows, width } = comparison;
  const places = layOut(comparison);
  reserve(kernel.memory, places.end);
  const { buffer } = kernel.memory;
  new Int16Array(buffer, places.lanes, lanes.length).set(lanes);
  new Int16Array(buffer, places.rows, rows.length).set(rows);
  // The kernel works on lanes by fours: those that are missing reach no floor.
  new Int32Array(buffer, places.floors, places.laneCount).fill(2 ** 31 - 1).set(floors);
  const { laneCount, rowCount } = places;
  const count = kernel.screen(places.lanes, laneCount, places.rows, rowCount, 2 * width, places.floors, places.found);
  return new Uint32Array(buffer, places.found, count).slice();
}

/** Byte offsets of everything in the memory, each a multiple of 16; found is room for every pair. */
function layOut({ floors, rows, width }: Comparison) {
  const laneCount = 4 * Math.ceil(floors.length / 4);
  const atRows = 2 * laneCount * width;
  const atFloors = atRows + 2 * rows.length;
  const atFound = atFloors + 4 * laneCount;
  const rowCount = rows.length / width;
  const end = atFound + 4 * floors.length * rowCount;
  return { laneCount, rowCount, lanes: 0, rows: atRows, floors: atFloors, found: atFound, end };
}

function reserve(memory: Kernel['memory'], bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
}
