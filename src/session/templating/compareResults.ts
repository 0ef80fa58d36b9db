import { readBlocks } from '../../model/columnBlocks';
import type { AppliedTemplate, GridSheet, WorkbookDocument } from '../../model/document';
import { lineIdAt, lineIndexOf } from '../../model/axis';
import { formatValue } from '../../model/format/formatValue';
import { findSheet, gridCell, gridCells, isFormula, parseGridCellKey, rowCount } from '../../model/lookup';
import type { ResultChange, TemplateComparison } from '../../model/templateDifference';
import type { ValueReader } from '../../model/valueReader';
import type { Locale } from '../../shared/localText';
import { isCellError, type CellValue } from '../../shared/value';

/** A workbook and what its formulas come to. */
export interface Calculated {
  readonly document: WorkbookDocument;
  readonly values: ValueReader;
}

type Results = Pick<TemplateComparison, 'results' | 'figureCount' | 'otherResults' | 'columns'>;

/** What a template comes to on the user's data in two versions; figures are compared where both have a formula. */
export function compareResults(
  before: Calculated,
  after: Calculated,
  { owned }: AppliedTemplate,
  locale: Locale,
): Results {
  const results: ResultChange[] = [];
  let figureCount = 0;
  let otherResults = 0;
  for (const sheetId of Object.values(owned.sheets)) {
    const [old, now] = [findSheet(before.document, sheetId), findSheet(after.document, sheetId)];
    if (old?.kind !== 'grid' || now?.kind !== 'grid') continue;
    for (const [key, { input, style }] of gridCells(now)) {
      const { rowId, columnId } = parseGridCellKey(key);
      if (!isFormula(input) || !isFormula(gridCell(old, rowId, columnId)?.input)) continue;
      const [was, is] = [before, after].map(({ values }) => values.gridValue(sheetId, rowId, columnId)) as [
        CellValue,
        CellValue,
      ];
      const isFigure = style?.size === 'heading';
      if (isFigure) figureCount++;
      if (isSame(was, is)) continue;
      if (!isFigure) {
        otherResults++;
        continue;
      }
      results.push({
        where: `${now.name}!${key}`,
        label: labelAbove(now, key, after.values, locale),
        before: formatValue(was, style ?? {}, locale),
        after: formatValue(is, style ?? {}, locale),
      });
    }
  }
  return { results, figureCount, otherResults, columns: changedColumns(before, after, owned) };
}

function changedColumns(
  before: Calculated,
  after: Calculated,
  owned: AppliedTemplate['owned'],
): Results['columns'] {
  return Object.values(owned.columns).flatMap(({ sheetId, columnId }) => {
    const table = findSheet(after.document, sheetId);
    const column = table?.kind === 'table' ? table.columns.find(({ id }) => id === columnId) : undefined;
    const old = findSheet(before.document, sheetId);
    const wasThere = old?.kind === 'table' && old.columns.some(({ id }) => id === columnId);
    if (!table || !column || !wasThere) return [];
    const [was, is] = [
      before.values.columnBlocks(sheetId, columnId),
      after.values.columnBlocks(sheetId, columnId),
    ];
    let rows = 0;
    for (let row = 0; row < rowCount(table); row++)
      if (!isSame(readBlocks(was, row), readBlocks(is, row))) rows++;
    return rows > 0 ? [{ where: `${table.name}[${column.name}]`, rows }] : [];
  });
}

function isSame(a: CellValue, b: CellValue): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a));
  return isCellError(a) && isCellError(b) ? a.code === b.code : a === b;
}

/** What stands over a key figure says what it is. */
function labelAbove(sheet: GridSheet, key: string, values: ValueReader, locale: Locale): string {
  const { rowId, columnId } = parseGridCellKey(key);
  const row = lineIndexOf(sheet.rows, rowId);
  if (row < 1) return '';
  return formatValue(values.gridValue(sheet.id, lineIdAt(sheet.rows, row - 1), columnId), {}, locale);
}
