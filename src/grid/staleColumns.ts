import type { Sheet } from '../model/document';
import type { ColumnId } from '../model/ids';

/** Which columns of a table may look different from how they were drawn last; of a grid sheet, whether any cell may. */
export class StaleColumns {
  #ids: Set<ColumnId> | 'all' = new Set();

  add(ids: Iterable<ColumnId> | 'all'): void {
    if (ids === 'all') this.#ids = 'all';
    else if (this.#ids !== 'all') for (const id of ids) this.#ids.add(id);
  }

  clear(): void {
    this.#ids = new Set();
  }

  has(sheet: Sheet, columnIndex: number): boolean {
    if (this.#ids === 'all') return true;
    const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
    return column !== undefined && this.#ids.has(column.id);
  }
}
