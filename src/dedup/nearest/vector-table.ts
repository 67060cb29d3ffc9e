import { encode, widthOf } from './codes.ts';

/** Vectors of one dimension, by row from 0, ready for being compared. They may have any length but 0. */
export interface VectorTable {
  readonly dimension: number;
  readonly size: number;
  /** Codes of a vector, see `encode`. */
  readonly width: number;
  /**
   * Appends a copy. Throws RangeError, with the vector's name, for one of another dimension, of length 0, or with a component
   * that isn't finite.
   */
  add(vector: Float32Array, name?: string): void;
  /** Throws as `add` does. */
  replace(row: number, vector: Float32Array, name?: string): void;
  /** Drops a row; the last one takes its place. */
  remove(row: number): void;
  /** The codes of the rows from `from` to before `to`; valid until the table changes. */
  codes(from: number, to: number): Int16Array;
  /** Components of all rows, `width` each, zeros at their end included; valid until the table changes. */
  readonly components: Float32Array;
  /** Squared length of each row; valid until the table changes. */
  readonly squares: Float64Array;
}

const FIRST_ROWS = 16;

/** An empty table. Memory doubles as it fills. Throws RangeError unless the dimension is a whole number of at least 1. */
export function createVectorTable(dimension: number): VectorTable {
  if (!Number.isSafeInteger(dimension) || dimension < 1) {
    throw new RangeError(`dimension: expected a whole number of at least 1, got ${dimension}`);
  }
  const width = widthOf(dimension);
  let size = 0;
  let components = new Float32Array(FIRST_ROWS * width);
  let codes = new Int16Array(FIRST_ROWS * width);
  let squares = new Float64Array(FIRST_ROWS);
  const put = (row: number, vector: Float32Array, name = `vector ${row}`): void => {
    const square = squareOf(vector, dimension, name);
    components.set(vector, row * width);
    squares[row] = square;
    encode(vector, Math.sqrt(square), codes.subarray(row * width));
  };
  const grow = (): void => {
    components = doubled(components);
    codes = doubled(codes);
    squares = doubled(squares);
  };
  return {
    dimension,
    width,
    get size() {
      return size;
    },
    get components() {
      return components;
    },
    get squares() {
      return squares;
    },
    codes: (from, to) => codes.subarray(from * width, to * width),
    add(vector, name) {
      if (size === squares.length) grow();
      put(size, vector, name);
      size++;
    },
    replace: put,
    remove(row) {
      size--;
      components.copyWithin(row * width, size * width, (size + 1) * width);
      codes.copyWithin(row * width, size * width, (size + 1) * width);
      squares.copyWithin(row, size, size + 1);
    },
  };
}

function squareOf(vector: Float32Array, dimension: number, name: string): number {
  if (vector.length !== dimension) {
    throw new RangeError(`${name}: expected ${dimension} components, got ${vector.length}`);
  }
  const square = vector.reduce((sum, component) => sum + component ** 2, 0);
  if (square > 0 && square < Infinity) return square;
  const problem = square === 0 ? 'all components are 0' : 'a component is not a finite number';
  throw new RangeError(`${name}: ${problem}, so that it has no direction`);
}

function doubled<T extends Float32Array | Int16Array | Float64Array>(values: T): T {
  const larger = new (values.constructor as new (length: number) => T)(2 * values.length);
  larger.set(values);
  return larger;
}
