import type { ColumnFilter } from '../../model/tableView';
import { plainText, type CellValue } from '../../shared/value';
import type { ListedValues } from '../workbookPort';

/** More values than this are found by searching. */
export const listedValues = 200;

type ValuesFilter = Extract<ColumnFilter, { kind: 'values' }>;

/**
 * The values of a column with a tick each. *All* means whatever comes later too, so it is kept as what is left out;
 * after *None* only what is ticked is shown.
 */
export class ValueList {
  readonly #list: (search: string) => Promise<ListedValues | null>;
  listed = $state.raw<ListedValues | null>(null);
  search = $state('');
  #mode = $state<ValuesFilter['mode']>('hide');
  #texts = $state.raw<ReadonlySet<string>>(new Set());
  /** Answers to earlier searches may come late. */
  #asked = 0;

  constructor(filter: ColumnFilter | undefined, list: (search: string) => Promise<ListedValues | null>) {
    this.#list = list;
    if (filter?.kind === 'values') {
      this.#mode = filter.mode;
      this.#texts = new Set(filter.texts);
    }
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    const listed = await this.#list(this.search);
    if (asked === this.#asked) this.listed = listed ?? { entries: [], total: 0 };
  }

  find(search: string): void {
    this.search = search;
    void this.load();
  }

  isTicked(value: CellValue): boolean {
    return this.#texts.has(plainText(value)) === (this.#mode === 'show');
  }

  tick(value: CellValue, ticked: boolean): void {
    this.#tickAll([value], ticked);
  }

  /** All values there are or, while searching, those that were found. */
  tickAll(ticked: boolean): void {
    if (this.search.trim() !== '') {
      this.#tickAll(
        (this.listed?.entries ?? []).map(({ value }) => value),
        ticked,
      );
      return;
    }
    this.#mode = ticked ? 'hide' : 'show';
    this.#texts = new Set();
  }

  /** `null` shows every value; `undefined` would show none. */
  get filter(): ValuesFilter | null | undefined {
    const texts = [...this.#texts];
    if (texts.length > 0) return { kind: 'values', mode: this.#mode, texts };
    return this.#mode === 'hide' ? null : undefined;
  }

  #tickAll(values: readonly CellValue[], ticked: boolean): void {
    const texts = new Set(this.#texts);
    for (const value of values) {
      if (ticked === (this.#mode === 'show')) texts.add(plainText(value));
      else texts.delete(plainText(value));
    }
    this.#texts = texts;
  }
}
