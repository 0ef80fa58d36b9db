import type { GridCellKey } from '../model/document';
import type { SheetId } from '../model/ids';
import type { CellValue } from '../shared/value';
import type { GridCellPatch } from './protocol';

/** What formulas of grid sheets came to, and what their arrays spill, as the engine told it last. */
export class ComputedCells {
  readonly #shown = new Map<SheetId, Map<GridCellKey, CellValue>>();
  /** Of sheets that are told anew: shown once all pieces are there, or cells would be blank in between. */
  readonly #arriving = new Map<SheetId, Map<GridCellKey, CellValue>>();

  get(sheetId: SheetId, key: GridCellKey): CellValue | undefined {
    return this.#shown.get(sheetId)?.get(key);
  }

  /** Of all sheets. */
  get count(): number {
    return [...this.#shown.values()].reduce((count, values) => count + values.size, 0);
  }

  /** Takes a piece over; what is shown differently now. */
  take({ sheetId, values, complete }: GridCellPatch): ReadonlySet<GridCellKey> {
    if (complete) this.#arriving.set(sheetId, new Map());
    const arriving = this.#arriving.get(sheetId);
    let into = arriving ?? this.#shown.get(sheetId);
    if (!into) this.#shown.set(sheetId, (into = new Map()));
    for (const [key, value] of Object.entries(values)) {
      if (value === null) into.delete(key);
      else into.set(key, value);
    }
    return new Set(arriving ? [] : Object.keys(values));
  }

  /** All pieces are there; the sheets of which everything is shown anew. */
  arrive(): SheetId[] {
    const sheetIds = [...this.#arriving.keys()];
    for (const [sheetId, values] of this.#arriving) this.#shown.set(sheetId, values);
    this.#arriving.clear();
    return sheetIds;
  }

  forget(sheetId: SheetId): void {
    this.#shown.delete(sheetId);
    this.#arriving.delete(sheetId);
  }

  toPatches(): GridCellPatch[] {
    return [...this.#shown].map(([sheetId, values]) => ({
      sheetId,
      values: Object.fromEntries(values),
      complete: true,
    }));
  }
}
