/** What Handsontable holds for a row: only where it is shown. Values are read when a cell is drawn. */
export interface RowPlace {
  readonly visualRow: number;
}

/**
 * The places of so many rows, made when they are asked for: a million objects take a third of a second. Handsontable 18.1.1
 * keeps the list as its data and measures it; a row of it is read by `slice` (`dataMap.get`) or by its hook `modifyRowData`
 * (`rowPlace`), and the first one is looked at to see that rows are objects.
 */
export class RowPlaces extends Array<RowPlace> {
  constructor(count: number) {
    super(count);
    if (count > 0) this[0] = rowPlace(0);
  }

  override slice(start = 0, end = this.length): RowPlace[] {
    return Array.from({ length: Math.max(0, end - start) }, (_, index) => rowPlace(start + index));
  }
}

export const rowPlace = (visualRow: number): RowPlace => ({ visualRow });
