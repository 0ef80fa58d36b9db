import { areaPlaces } from '../../src/model/cellArea';
import { lineIndexOf, positionRanges, type Axis } from '../../src/model/axis';
import { parseCommentKey } from '../../src/model/cellComment';
import { readBlocks } from '../../src/model/columnBlocks';
import type { GridSheet, Sheet, TableSheet, WorkbookDocument } from '../../src/model/document';
import { rewriteFormat, rewriteValidation } from '../../src/model/formula/ruleFormulas';
import { shownReference } from '../../src/model/formula/namedReference';
import { toShownFormula } from '../../src/model/formula/vocabulary';
import { gridCells, isFormula, parseGridCellKey, rowCount } from '../../src/model/lookup';
import type { Validation } from '../../src/model/validation';

/** What a workbook shows, by names and places and without ids: those of a file that comes back are new ones. */
export function shownDocument(document: WorkbookDocument) {
  return {
    parameters: document.parameters.map(({ id: _, help: _help, ...parameter }) => parameter),
    namedRanges: (document.namedRanges ?? []).map(({ name, refersTo }) => [
      name,
      shownReference(refersTo, document),
    ]),
    sheets: document.sheets.map((sheet) => ({
      name: sheet.name,
      color: sheet.color,
      hidden: sheet.hidden ?? false,
      frozenColumns: sheet.frozenColumns ?? 0,
      formats: formatsOf(document, sheet),
      comments: commentsOf(sheet),
      ...(sheet.kind === 'grid' ? gridOf(document, sheet) : tableOf(document, sheet)),
    })),
  };
}

const shownIn =
  (document: WorkbookDocument, sheet: Sheet) =>
  (formula: string): string =>
    toShownFormula(formula, document, { sheetId: sheet.id });

const byKey = (entries: [string, unknown][]): Record<string, unknown> =>
  Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));

function gridOf(document: WorkbookDocument, sheet: GridSheet) {
  const shown = shownIn(document, sheet);
  const at = (row: number, column: number): string => `${lineIndexOf(sheet.rows, row as never)},${column}`;
  const cells = [...gridCells(sheet)].map(([key, { input, style }]): [string, unknown] => {
    const { rowId, columnId } = parseGridCellKey(key);
    const place = at(rowId, lineIndexOf(sheet.columns, columnId));
    return [place, { input: isFormula(input) ? shown(input) : input, style }];
  });
  const lines = (axis: Axis, of: Axis | undefined) => positionRanges(axis, of ?? []);
  return {
    cells: byKey(cells.filter(([, cell]) => JSON.stringify(cell) !== '{"input":null}')),
    frozenRows: sheet.frozenRows ?? 0,
    hiddenRows: lines(sheet.rows, sheet.hiddenRows),
    hiddenColumns: lines(sheet.columns, sheet.hiddenColumns),
    widths: sheet.columnWidthsPx ?? {},
    heights: sheet.rowHeightsPx ?? {},
    validations: (sheet.validations ?? []).map(({ areas, validation }) => ({
      areas: areas.map((area) => areaPlaces(sheet, area)),
      validation: shownValidation(document, sheet, validation),
    })),
  };
}

function tableOf(document: WorkbookDocument, sheet: TableSheet) {
  const shown = shownIn(document, sheet);
  return {
    rows: rowCount(sheet),
    columns: sheet.columns.map(({ name, type, formula, blocks, style, hidden, widthPx, ...column }) => ({
      name,
      type: formula === null ? type : 'calculated',
      formula: formula === null ? null : shown(formula),
      values:
        formula === null ? Array.from({ length: rowCount(sheet) }, (_, row) => readBlocks(blocks, row)) : [],
      numberFormat: column.numberFormat,
      style,
      hidden: hidden ?? false,
      widthPx,
      validation: column.validation && shownValidation(document, sheet, column.validation),
    })),
  };
}

function formatsOf(document: WorkbookDocument, sheet: Sheet) {
  return (sheet.conditionalFormats ?? []).map((format) => {
    const { id: _, target, ...rest } = rewriteFormat(format, shownIn(document, sheet));
    if (target.kind === 'columns') {
      const columns = sheet.kind === 'table' ? sheet.columns : [];
      return {
        ...rest,
        on: columns.filter(({ id }) => target.columnIds.includes(id)).map(({ name }) => name),
      };
    }
    return {
      ...rest,
      on: sheet.kind === 'grid' ? target.areas.map((area) => areaPlaces(sheet, area)) : [],
    };
  });
}

function shownValidation(document: WorkbookDocument, sheet: Sheet, given: Validation) {
  const { rule, ...rest } = rewriteValidation(given, shownIn(document, sheet));
  if (rule.kind !== 'list' || rule.source.kind !== 'column') return { rule, ...rest };
  const { sheetId, columnId } = rule.source.column;
  const table = document.sheets.find(({ id }) => id === sheetId);
  const column = table?.kind === 'table' ? table.columns.find(({ id }) => id === columnId) : undefined;
  return { rule: `${table?.name}[${column?.name}]`, ...rest };
}

function commentsOf(sheet: Sheet) {
  return byKey(
    Object.entries(sheet.comments ?? {}).map(([key, { text, author }]) => {
      const { rowId, columnId } = parseCommentKey(key);
      const column =
        sheet.kind === 'table'
          ? sheet.columns.findIndex(({ id }) => id === columnId)
          : lineIndexOf(sheet.columns, Number(columnId) as never);
      return [`${lineIndexOf(sheet.rows, rowId)},${column}`, { text, author }];
    }),
  );
}
