import type { FillCellsArgs } from '../commands/fill';
import type { SheetId } from '../model/ids';

interface Corner {
  readonly row: number | null;
  readonly col: number | null;
}
interface Corners {
  getTopStartCorner(): Corner;
  getBottomEndCorner(): Corner;
}

/** What was dragged by the fill handle: Handsontable names the source and the part that is new. */
export function regionsOfFill(sheetId: SheetId, source: Corners, added: Corners): FillCellsArgs {
  const from = source.getTopStartCorner();
  const to = source.getBottomEndCorner();
  const addedFrom = added.getTopStartCorner();
  const addedTo = added.getBottomEndCorner();
  const at = (index: number | null): number => Math.max(index ?? 0, 0);
  return {
    source: {
      sheetId,
      fromRow: at(from.row),
      toRow: at(to.row),
      fromColumn: at(from.col),
      toColumn: at(to.col),
    },
    target: {
      sheetId,
      fromRow: Math.min(at(from.row), at(addedFrom.row)),
      toRow: Math.max(at(to.row), at(addedTo.row)),
      fromColumn: Math.min(at(from.col), at(addedFrom.col)),
      toColumn: Math.max(at(to.col), at(addedTo.col)),
    },
  };
}
