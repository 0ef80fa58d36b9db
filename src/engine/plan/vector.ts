import { isCellError, type CellError, type CellValue } from '../../shared/value';

/** What a row of a vector holds: one bit each, so that a vector can say at once what occurs in it. */
export const Kind = { number: 1, blank: 2, boolean: 4, text: 8, error: 16 } as const;

/**
 * Values of some neighbouring rows, packed:
 *
 *     numbers   number: itself    blank: 0    boolean: 0 or 1    text: index in `texts`    error: index in `errors`
 *     kinds     bits of the kinds that occur; the kind of each row stands in `tags` only when there are several
 *
 * So arithmetic, which takes blanks for 0 and TRUE for 1, reads `numbers` as they are unless texts or errors occur. A
 * uniform vector holds one row that stands for all: kernels read `numbers[row & mask]`.
 */
export class Vector {
  numbers: Float64Array;
  kinds = 0;
  readonly mask: 0 | -1;
  readonly capacity: number;
  readonly #storage: Float64Array;
  #tags: Uint8Array | null = null;
  #texts: string[] = [];
  #errors: CellError[] = [];

  constructor(capacity: number, isUniform = false) {
    this.capacity = capacity;
    this.mask = isUniform ? 0 : -1;
    this.#storage = new Float64Array(capacity);
    this.numbers = this.#storage;
  }

  static uniform(value: CellValue): Vector {
    const vector = new Vector(1, true);
    vector.set(0, value);
    return vector;
  }

  get isUniform(): boolean {
    return this.mask === 0;
  }

  get texts(): readonly string[] {
    return this.#texts;
  }

  get errors(): readonly CellError[] {
    return this.#errors;
  }

  /** Whether none of these kinds occurs. */
  lacks(kinds: number): boolean {
    return (this.kinds & kinds) === 0;
  }

  /** Forgets what it held; rows are of `kind` until they are said to be another. */
  clear(kind = 0): void {
    this.numbers = this.#storage;
    this.kinds = kind;
    this.#texts = [];
    this.#errors = [];
  }

  /** Numbers that belong to someone else, to be read only. */
  borrow(numbers: Float64Array): void {
    this.numbers = numbers;
    this.kinds = Kind.number;
  }

  /** Texts that belong to someone else: those set later go into a list of its own. */
  borrowTexts(texts: readonly string[]): void {
    this.#texts = texts as string[];
  }

  kindAt(row: number): number {
    const { kinds } = this;
    return (kinds & (kinds - 1)) === 0 ? kinds : ((this.#tags as Uint8Array)[row & this.mask] as number);
  }

  textAt(row: number): string {
    return this.#texts[this.numbers[row & this.mask] as number] as string;
  }

  errorAt(row: number): CellError {
    return this.#errors[this.numbers[row & this.mask] as number] as CellError;
  }

  valueAt(row: number): CellValue {
    switch (this.kindAt(row)) {
      case Kind.number:
        return this.numbers[row & this.mask] as number;
      case Kind.boolean:
        return this.numbers[row & this.mask] === 1;
      case Kind.text:
        return this.textAt(row);
      case Kind.error:
        return this.errorAt(row);
      default:
        return null;
    }
  }

  tag(row: number, kind: number): void {
    const { kinds } = this;
    if (kinds === kind) return;
    if (kinds === 0) {
      this.kinds = kind;
      return;
    }
    this.#tags ??= new Uint8Array(this.capacity);
    if ((kinds & (kinds - 1)) === 0) this.#tags.fill(kinds);
    this.kinds |= kind;
    this.#tags[row] = kind;
  }

  /** A result: what no number can hold is left to the caller. */
  setNumber(row: number, value: number): void {
    this.numbers[row] = value;
    this.tag(row, Kind.number);
  }

  setBoolean(row: number, value: boolean): void {
    this.numbers[row] = value ? 1 : 0;
    this.tag(row, Kind.boolean);
  }

  setBlank(row: number): void {
    this.numbers[row] = 0;
    this.tag(row, Kind.blank);
  }

  setText(row: number, text: string): void {
    const texts = this.#texts;
    // Neighbours are often the same.
    const last = texts.length - 1;
    this.numbers[row] = last >= 0 && texts[last] === text ? last : texts.push(text) - 1;
    this.tag(row, Kind.text);
  }

  setError(row: number, error: CellError): void {
    const errors = this.#errors;
    const last = errors.length - 1;
    this.numbers[row] = last >= 0 && errors[last] === error ? last : errors.push(error) - 1;
    this.tag(row, Kind.error);
  }

  set(row: number, value: CellValue): void {
    if (typeof value === 'number') this.setNumber(row, value);
    else if (typeof value === 'string') this.setText(row, value);
    else if (typeof value === 'boolean') this.setBoolean(row, value);
    else if (isCellError(value)) this.setError(row, value);
    else this.setBlank(row);
  }

  /** Makes room for the texts and errors of another vector; rows of it are then copied with `copy`. */
  adopt(source: Vector): Adopted {
    const adopted = { source, texts: this.#texts.length, errors: this.#errors.length };
    for (const text of source.texts) this.#texts.push(text);
    for (const error of source.errors) this.#errors.push(error);
    return adopted;
  }

  copy(row: number, { source, texts, errors }: Adopted, from: number): void {
    const kind = source.kindAt(from);
    const number = source.numbers[from & source.mask] as number;
    const offset = kind === Kind.text ? texts : kind === Kind.error ? errors : 0;
    this.numbers[row] = number + offset;
    this.tag(row, kind);
  }
}

export interface Adopted {
  readonly source: Vector;
  /** Where its texts and errors begin. */
  readonly texts: number;
  readonly errors: number;
}
