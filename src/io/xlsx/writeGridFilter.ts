import { toCol } from '@borgar/fx';
import type { WriteSheet } from 'hucre/xlsx';
import { lineIdAt, lineIndexOf } from '../../model/axis';
import type { GridSheet } from '../../model/document';
import { formatValue } from '../../model/format/formatValue';
import { filteredColumns, filterPlace, isWithin } from '../../model/gridFilter';
import { gridCell } from '../../model/lookup';
import { placesOfLines } from '../../model/lineSet';
import type { ValueReader } from '../../model/valueReader';
import type { Locale } from '../../shared/localText';

/** For the file: every condition as the list of the values that it lets through, as they are shown. */
export function writeGridFilter(
  sheet: GridSheet,
  values: Pick<ValueReader, 'gridValue'>,
  locale: Locale,
): Pick<WriteSheet, 'autoFilter'> {
  const place = filterPlace(sheet);
  if (!place) return {};
  const { fromRow, toRow, fromColumn, toColumn } = place;
  const columns = filteredColumns(sheet).map(([columnId, { hiddenRows }]) => {
    const colIndex = lineIndexOf(sheet.columns, columnId) - fromColumn;
    const hidden = placesOfLines(sheet.rows, hiddenRows);
    const filters = new Set<string>();
    for (let row = fromRow + 1; row <= toRow; row++) {
      if (isWithin(hidden, row)) continue;
      const rowId = lineIdAt(sheet.rows, row);
      const look = gridCell(sheet, rowId, columnId)?.style ?? {};
      const text = formatValue(values.gridValue(sheet.id, rowId, columnId), look, locale);
      if (text !== '') filters.add(text);
    }
    return { colIndex, filters: [...filters] };
  });
  const range = `${toCol(fromColumn)}${fromRow + 1}:${toCol(toColumn)}${toRow + 1}`;
  return { autoFilter: { range, columns } };
}
