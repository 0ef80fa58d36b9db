import { toCol } from '@borgar/fx';
import { writeXlsx } from 'hucre/xlsx';
import type { Cell, TableDefinition, WriteSheet } from 'hucre/xlsx';
import { axisLength, lineIndexOf, lineIdAt } from '../../model/axis';
import type { GridSheet, Parameter, Sheet, TableSheet, WorkbookDocument } from '../../model/document';
import { codeOfType } from '../../model/format/formatValue';
import { inputValue } from '../../model/format/gridInput';
import { toShownFormula } from '../../model/formula/vocabulary';
import { lineId } from '../../model/ids';
import { gridCells, isFormula, parseGridCellKey, rowCount } from '../../model/lookup';
import type { ValueReader } from '../../model/valueReader';
import { blockValue } from '../../model/columnBlocks';
import { isCellError, plainText, type CellValue } from '../../shared/value';
import { aboutMark, parametersMark } from './fileMarks';
import { fileNames } from './fileNames';
import { patchTables, type TablePatch } from './patchTables';
import { FormulaWriter, type FileNames, type FunctionForms } from './writeFormula';
import { writeXlsxStyle } from './writeStyle';

/** Words of the sheets that the file gets besides those of the workbook. */
export interface XlsxWords {
  readonly about: string;
  readonly madeWith: string;
  readonly parameters: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  /** Above the list of formulas whose values stand in the file. */
  readonly asValues: string;
  readonly noneAsValues: string;
  readonly functionsAsNames: string;
  readonly chartsLeftOut: string;
}

export interface XlsxExport {
  readonly document: WorkbookDocument;
  readonly values: Pick<ValueReader, 'columnBlocks' | 'gridValue' | 'isSpilled'>;
  readonly forms: FunctionForms;
  readonly words: XlsxWords;
}

/** A formula that Excel cannot compute: its value stands in its place. */
interface KeptAsValue {
  readonly place: string;
  readonly formula: string;
}

/** The whole workbook as an XLSX file that goes on calculating in Excel. */
export async function writeXlsxWorkbook(request: XlsxExport): Promise<Uint8Array> {
  const { document, words } = request;
  const names = fileNames(document, [words.about, words.parameters]);
  const writer = new FormulaWriter(names, request.forms);
  const asValues: KeptAsValue[] = [];
  const patches: TablePatch[] = [];
  const keep = (place: string, stored: string, sheet: Sheet): void => {
    asValues.push({ place, formula: toShownFormula(stored, document, { sheetId: sheet.id }) });
  };
  const sheets = document.sheets.map((sheet): WriteSheet => {
    const context = { request, names, writer, keep, patches };
    return sheet.kind === 'grid' ? gridSheet(sheet, context) : tableSheet(sheet, context);
  });
  const extra: WriteSheet[] = [];
  const namedRanges = [...writer.lambdas].map(([name, range]) => ({ name, range }));
  if (document.parameters.length > 0) {
    extra.push(parameterSheet(document.parameters, document.locale, words));
    document.parameters.forEach(({ id }, index) => {
      const name = names.parameterName(id);
      if (name) namedRanges.push({ name, range: `${quoted(words.parameters)}!$B$${index + 2}` });
    });
    namedRanges.push({ name: parametersMark, range: `${quoted(words.parameters)}!$A$1` });
  }
  extra.push(aboutSheet(asValues, [...writer.lambdas.keys()], document, words));
  namedRanges.push({ name: aboutMark, range: `${quoted(words.about)}!$A$1` });
  const file = await writeXlsx({
    sheets: [...sheets, ...extra],
    namedRanges,
    properties: { title: document.name, creator: 'Worthbook' },
    defaultFont: { name: 'Calibri', size: 11 },
  });
  return patchTables(file, patches);
}

interface SheetContext {
  readonly request: XlsxExport;
  readonly names: FileNames;
  readonly writer: FormulaWriter;
  readonly patches: TablePatch[];
  keep(place: string, stored: string, sheet: Sheet): void;
}

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;
const charactersOf = (px: number): number => Math.max(1, Math.round(((px - 5) / 7) * 100) / 100);
const pointsOf = (px: number): number => px * 0.75;

/** Values as hucre takes them: errors as their texts. */
const fileValue = (value: CellValue): string | number | boolean | null =>
  isCellError(value) ? plainText(value) : value;

function gridSheet(sheet: GridSheet, context: SheetContext): WriteSheet {
  const { values } = context.request;
  const name = context.names.sheetName(sheet.id) ?? sheet.name;
  const cells = new Map<string, Partial<Cell>>();
  const comments = commentsOf(sheet);
  const rowsById = positions(sheet.rows);
  const columnsById = positions(sheet.columns);
  for (const [key, { input, style }] of gridCells(sheet)) {
    const { rowId, columnId } = parseGridCellKey(key);
    const row = rowsById(rowId);
    const column = columnsById(columnId);
    if (row < 0 || column < 0) continue;
    const look = writeXlsxStyle(style);
    const shown = fileValue(values.gridValue(sheet.id, rowId, columnId));
    const place = `${row},${column}`;
    if (!isFormula(input)) {
      cells.set(place, { value: inputValue(input), ...(look ? { style: look } : {}) });
      continue;
    }
    const formula = context.writer.write(input, null);
    if (formula === null) {
      context.keep(`${name}!${toCol(column)}${row + 1}`, input, sheet);
      cells.set(place, { value: shown, ...(look ? { style: look } : {}) });
      writeSpilled(sheet, row, column, cells, values);
      continue;
    }
    const { rows, columns } = spillOf(sheet, row, column, values);
    const isArray = rows > 1 || columns > 1;
    cells.set(place, {
      value: shown,
      formula,
      formulaResult: shown,
      ...(isArray
        ? {
            formulaType: 'array',
            formulaDynamic: true,
            formulaRef: `${toCol(column)}${row + 1}:${toCol(column + columns - 1)}${row + rows}`,
          }
        : {}),
      ...(look ? { style: look } : {}),
    });
    if (isArray) writeSpilled(sheet, row, column, cells, values);
  }
  for (const [key, text] of comments) {
    const { rowId, columnId } = parseGridCellKey(key);
    const place = `${rowsById(rowId)},${columnsById(columnId)}`;
    cells.set(place, { value: null, ...cells.get(place), comment: { text } });
  }
  const hiddenRows = new Set(idsOf(sheet.hiddenRows));
  const rowDefs = new Map<number, { height?: number; hidden?: boolean }>();
  for (const id of hiddenRows) if (rowsById(id) >= 0) rowDefs.set(rowsById(id), { hidden: true });
  for (const [id, px] of Object.entries(sheet.rowHeightsPx ?? {})) {
    const row = rowsById(Number(id));
    if (row >= 0) rowDefs.set(row, { ...rowDefs.get(row), height: pointsOf(px) });
  }
  const hiddenColumns = new Set(idsOf(sheet.hiddenColumns));
  const columns = Array.from({ length: axisLength(sheet.columns) }, (_, index) => {
    const id = lineIdAt(sheet.columns, index);
    const px = sheet.columnWidthsPx?.[String(id)];
    return {
      ...(px === undefined ? {} : { width: charactersOf(px) }),
      ...(hiddenColumns.has(id) ? { hidden: true } : {}),
    };
  });
  return {
    name,
    cells,
    columns,
    ...(rowDefs.size > 0 ? { rowDefs } : {}),
    ...frozen(sheet.frozenRows, sheet.frozenColumns),
    ...(sheet.hidden ? { hidden: true } : {}),
    ...(sheet.layout === 'report' ? { view: { showGridLines: false } } : {}),
  };
}

function frozen(rows = 0, columns = 0): Pick<WriteSheet, 'freezePane'> {
  if (rows === 0 && columns === 0) return {};
  return { freezePane: { ...(rows > 0 ? { rows } : {}), ...(columns > 0 ? { columns } : {}) } };
}

function idsOf(axis: readonly (readonly [number, number])[] | undefined): number[] {
  return (axis ?? []).flatMap(([start, count]) => Array.from({ length: count }, (_, i) => start + i));
}

function positions(axis: GridSheet['rows']): (id: number) => number {
  return (id) => lineIndexOf(axis, lineId(id));
}

/** How far the array of a cell reaches. */
function spillOf(
  sheet: GridSheet,
  row: number,
  column: number,
  values: XlsxExport['values'],
): { readonly rows: number; readonly columns: number } {
  const isPart = (r: number, c: number): boolean =>
    r < axisLength(sheet.rows) &&
    c < axisLength(sheet.columns) &&
    values.isSpilled(sheet.id, lineIdAt(sheet.rows, r), lineIdAt(sheet.columns, c));
  let columns = 1;
  while (isPart(row, column + columns)) columns++;
  let rows = 1;
  while (isPart(row + rows, column)) rows++;
  return { rows, columns };
}

function writeSpilled(
  sheet: GridSheet,
  row: number,
  column: number,
  cells: Map<string, Partial<Cell>>,
  values: XlsxExport['values'],
): void {
  const { rows, columns } = spillOf(sheet, row, column, values);
  for (let r = row; r < row + rows; r++) {
    for (let c = column; c < column + columns; c++) {
      if (r === row && c === column) continue;
      const value = fileValue(
        values.gridValue(sheet.id, lineIdAt(sheet.rows, r), lineIdAt(sheet.columns, c)),
      );
      cells.set(`${r},${c}`, { ...cells.get(`${r},${c}`), value });
    }
  }
}

function commentsOf(sheet: GridSheet): [string, string][] {
  return Object.entries(sheet.comments ?? {}).flatMap(([key, comment]) =>
    /^\d+:\d+$/.test(key) ? [[key, comment.text] as [string, string]] : [],
  );
}

function tableSheet(sheet: TableSheet, context: SheetContext): WriteSheet {
  const name = context.names.sheetName(sheet.id) ?? sheet.name;
  const rows = rowCount(sheet);
  const cells = new Map<string, Partial<Cell>>();
  const formulas = new Map<string, string>();
  for (const [column, definition] of sheet.columns.entries()) {
    cells.set(`0,${column}`, { value: definition.name });
    const formula = definition.formula === null ? null : context.writer.write(definition.formula, sheet);
    if (formula !== null) formulas.set(definition.name, formula);
    else if (definition.formula !== null) {
      context.keep(`${name}[${definition.name}]`, definition.formula, sheet);
    }
    let row = 0;
    for (const block of context.request.values.columnBlocks(sheet.id, definition.id)) {
      for (let i = 0; i < block.length; i++) {
        const value = blockValue(block, i);
        const sample = typeof value === 'number' ? value : 1;
        const style = writeXlsxStyle(
          definition.style,
          definition.numberFormat ?? codeOfType(sample, definition.type),
        );
        row++;
        if (value === null && formula === null && !style) continue;
        cells.set(`${row},${column}`, {
          value: fileValue(value),
          ...(formula === null ? {} : { formula, formulaResult: fileValue(value) }),
          ...(style ? { style } : {}),
        });
      }
    }
  }
  const tableName = context.names.tableName(sheet.id);
  const range = `A1:${toCol(Math.max(sheet.columns.length - 1, 0))}${Math.max(rows, 1) + 1}`;
  const table: TableDefinition[] =
    sheet.columns.length === 0 || tableName === undefined
      ? []
      : [
          {
            name: tableName,
            displayName: tableName,
            range,
            columns: sheet.columns.map((column) => ({ name: column.name })),
          },
        ];
  if (tableName !== undefined && formulas.size > 0) context.patches.push({ table: tableName, formulas });
  return {
    name,
    cells,
    columns: sheet.columns.map(({ widthPx, hidden }) => ({
      ...(widthPx === undefined ? {} : { width: charactersOf(widthPx) }),
      ...(hidden ? { hidden: true } : {}),
    })),
    tables: table,
    ...frozen(1, sheet.frozenColumns),
    ...(sheet.hidden ? { hidden: true } : {}),
  };
}

function parameterSheet(
  parameters: readonly Parameter[],
  locale: WorkbookDocument['locale'],
  words: XlsxWords,
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const heading = { font: { name: 'Calibri', size: 11, bold: true } };
  [words.name, words.value, words.unit, 'Min', 'Max'].forEach((value, column) =>
    cells.set(`0,${column}`, { value, style: heading }),
  );
  parameters.forEach(({ label, value, unit, kind, min, max }, index) => {
    const row = index + 1;
    const numFmt = kind === 'percent' ? '0.0%' : kind === 'currency' ? '"¤"#,##0.00' : undefined;
    cells.set(`${row},0`, { value: label[locale] });
    cells.set(`${row},1`, { value, ...(numFmt ? { style: { numFmt } } : {}) });
    if (unit) cells.set(`${row},2`, { value: unit[locale] });
    if (min !== undefined) cells.set(`${row},3`, { value: min });
    if (max !== undefined) cells.set(`${row},4`, { value: max });
  });
  return { name: words.parameters, cells, columns: [{ width: 32 }, { width: 16 }, { width: 16 }] };
}

function aboutSheet(
  asValues: readonly KeptAsValue[],
  lambdas: readonly string[],
  { charts }: WorkbookDocument,
  words: XlsxWords,
): WriteSheet {
  const lines: (readonly string[])[] = [
    [words.madeWith],
    [],
    ...(lambdas.length > 0 ? [[words.functionsAsNames], [lambdas.join(', ')], []] : []),
    ...(charts.length > 0 ? [[words.chartsLeftOut], ...charts.map(({ title }) => [title]), []] : []),
    [asValues.length === 0 ? words.noneAsValues : words.asValues],
    ...asValues.map(({ place, formula }) => [place, formula]),
  ];
  const cells = new Map<string, Partial<Cell>>();
  lines.forEach((line, row) => line.forEach((value, column) => cells.set(`${row},${column}`, { value })));
  return { name: words.about, cells, columns: [{ width: 40 }, { width: 80 }] };
}
