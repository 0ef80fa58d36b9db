import { formatOfCell, shownValue } from '../../commands/readCells';
import type { Region } from '../../commands/region';
import type { GridSheet } from '../../model/document';
import { formatValue } from '../../model/format/formatValue';
import { columnLetter, writeCellReference } from '../../model/formula/cellReference';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/** The columns of a list of cells by their headings, or by their letters where they have none. */
export function rangeColumns(
  { port, shell }: WorkbookScreenState,
  sheet: GridSheet,
  { fromRow, fromColumn, toColumn }: Region,
  hasHeader: boolean,
): readonly { readonly index: number; readonly name: string }[] {
  const heading = (column: number): string =>
    formatValue(
      shownValue(sheet, port.values, fromRow, column),
      formatOfCell(sheet, fromRow, column),
      shell.locale,
    );
  return Array.from({ length: toColumn - fromColumn + 1 }, (_, offset) => {
    const index = fromColumn + offset;
    const letter = shell.t('view_columnLetter', { letter: columnLetter(index) });
    return { index, name: (hasHeader && heading(index)) || letter };
  });
}

/** `A1:C9`. */
export function addressOfRegion({ fromRow, toRow, fromColumn, toColumn }: Region): string {
  const range = { top: fromRow, bottom: toRow, left: fromColumn, right: toColumn };
  return writeCellReference({ sheet: null, range });
}
