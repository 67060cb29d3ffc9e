type Numbers = Uint16Array | Uint32Array;

const FIRST_CAPACITY = 1024;

/** Numbers added one after another, in a typed array that doubles when it is full: two to four times less than an array takes. */
export class NumberColumn<T extends Numbers> {
  readonly #make: new (length: number) => T;
  #numbers: T;
  #length = 0;

  constructor(make: new (length: number) => T) {
    this.#make = make;
    this.#numbers = new make(FIRST_CAPACITY);
  }

  get length(): number {
    return this.#length;
  }

  add(value: number): void {
    if (this.#length === this.#numbers.length) this.#grow();
    this.#numbers[this.#length++] = value;
  }

  /** 0 where there is none. */
  at(index: number): number {
    return index < this.#length ? (this.#numbers[index] ?? 0) : 0;
  }

  toArray(): T {
    return this.#numbers.slice(0, this.#length) as T;
  }

  #grow(): void {
    const numbers = new this.#make(2 * this.#numbers.length);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}
