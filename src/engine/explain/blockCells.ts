import type { BlockPlace, CellPlace } from '../../model/explanation';

/** The cells of a block, row by row. */
export function* cellsOf({
  sheetId,
  fromRow,
  toRow,
  fromColumn,
  toColumn,
}: BlockPlace): Generator<CellPlace> {
  for (let rowIndex = fromRow; rowIndex <= toRow; rowIndex++) {
    for (let columnIndex = fromColumn; columnIndex <= toColumn; columnIndex++) {
      yield { sheetId, rowIndex, columnIndex };
    }
  }
}

export function cellCount({ fromRow, toRow, fromColumn, toColumn }: BlockPlace): number {
  return (toRow - fromRow + 1) * (toColumn - fromColumn + 1);
}
