import type { LineRange } from '../model/axis';
import type { GridSheet, WorkbookDocument } from '../model/document';
import { filteredPlaces, isWithin } from '../model/gridFilter';
import type { SheetId } from '../model/ids';
import { placesOfLines } from '../model/lineSet';

/** What decides which rows of a sheet are shown. */
type Deciding = Pick<GridSheet, 'rows' | 'columns' | 'filter' | 'hiddenRows'>;

/** The rows of sheets of cells that are not shown: `SUBTOTAL` leaves them out. */
export class UnshownRows {
  #sheets = new Map<SheetId, Deciding>();

  /** Follows the document, and says whether other rows are shown than before. */
  follow({ sheets }: WorkbookDocument): boolean {
    const before = this.#sheets;
    this.#sheets = new Map();
    for (const sheet of sheets)
      if (sheet.kind === 'grid' && (sheet.filter ?? sheet.hiddenRows)) this.#sheets.set(sheet.id, sheet);
    return (
      before.size !== this.#sheets.size ||
      [...this.#sheets].some(([id, sheet]) => !isDecidedAlike(sheet, before.get(id)))
    );
  }

  /** A filter's rows are always left out, those hidden one by one where it is asked for. */
  test(sheetId: SheetId, alsoHidden: boolean): ((row: number) => boolean) | null {
    const sheet = this.#sheets.get(sheetId);
    if (!sheet) return null;
    const places: readonly (readonly LineRange[])[] = [
      filteredPlaces(sheet),
      alsoHidden ? placesOfLines(sheet.rows, sheet.hiddenRows) : [],
    ];
    return (row) => places.some((stretches) => isWithin(stretches, row));
  }
}

function isDecidedAlike(one: Deciding, other: Deciding | undefined): boolean {
  return (
    one.rows === other?.rows &&
    one.columns === other.columns &&
    one.filter === other.filter &&
    one.hiddenRows === other.hiddenRows
  );
}
