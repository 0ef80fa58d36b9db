import { lineIndexOf } from '../../src/model/axis';
import type { CellStyle, GridCell, GridSheet } from '../../src/model/document';
import { inputValue } from '../../src/model/format/gridInput';
import type { GridColumnId, RowId } from '../../src/model/ids';
import { gridCells, isFormula, parseGridCellKey } from '../../src/model/lookup';
import { reportStyles } from '../reportStyles';
import { samePlainData } from '../samePlainData';
import { styleKeys, styleTokens, type TemplateFile } from '../schema';
import { isPlainText, templateLimits } from '../schemaParts';
import { TemplateKeys } from './templateKeys';
import { storedReferences } from './storedFormula';
import type { Extraction } from './extraction';
import { extractRules } from './extractRules';

type SheetFile = NonNullable<TemplateFile['sheets']>[number];
type CellFile = SheetFile['cells'][number];
type StyleFile = NonNullable<SheetFile['styles']>[string];

export const literalPlace = (sheetId: string, cellKey: string): string => `cell ${sheetId} ${cellKey}`;

/** A grid sheet as a template lays it, without the cells that are left out. */
export function extractSheet(sheet: GridSheet, sheetIndex: number, extraction: Extraction): SheetFile {
  const styles: Record<string, StyleFile> = {};
  const styleNames = new TemplateKeys(Object.keys(reportStyles));
  const styleOf = (style: CellStyle | undefined): string | undefined => {
    const kept = keptStyle(style);
    if (!kept) return undefined;
    const known = [...Object.entries(styles), ...Object.entries(reportStyles)].find(([, other]) =>
      samePlainData(other, kept),
    );
    if (known) return known[0];
    const name = styleNames.take([], 'style');
    styles[name] = kept;
    return name;
  };
  const cells: CellFile[] = [];
  for (const { key, cell, address } of placedCells(sheet, extraction)) {
    const place = literalPlace(sheet.id, key);
    const path = `sheets.${sheetIndex}.cells.${cells.length}`;
    const content = contentOf(sheet, key, cell, address, path, extraction);
    const style = styleOf(cell.style);
    if (content === null && style === undefined) continue;
    cells.push({ at: address, ...content, ...(style === undefined ? {} : { style }) });
    if (content && !isFormula(cell.input)) extraction.literals.set(path, place);
  }
  const { layout = 'sheet' } = sheet;
  return {
    key: extraction.sheetKey(sheet.id),
    name: extraction.text(`sheets.${sheetIndex}.name`, `sheet ${sheet.id}`, sheet.name, 31),
    layout,
    ...widthsOf(sheet),
    ...heightsOf(sheet),
    ...(Object.keys(styles).length > 0 ? { styles } : {}),
    ...extractRules(sheet, sheetIndex, extraction),
    cells,
  };
}

interface PlacedCell {
  readonly key: string;
  readonly cell: GridCell;
  readonly address: string;
}

/** The cells within what a template may lay, row by row. */
function placedCells(sheet: GridSheet, extraction: Extraction): PlacedCell[] {
  const placed: (PlacedCell & { readonly order: number })[] = [];
  for (const [key, cell] of gridCells(sheet)) {
    const { rowId, columnId } = parseGridCellKey(key);
    const address = addressOf(sheet, rowId, columnId);
    const order =
      lineIndexOf(sheet.rows, rowId) * templateLimits.sheetColumns + lineIndexOf(sheet.columns, columnId);
    if (address !== null) placed.push({ key, cell, address, order });
    else if (cell.input !== null) extraction.note('outsideSheet', sheet.name);
  }
  return placed.sort((a, b) => a.order - b.order);
}

/** `null` beyond what a template may lay. */
export function addressOf(sheet: GridSheet, rowId: RowId, columnId: GridColumnId): string | null {
  const [row, column] = [lineIndexOf(sheet.rows, rowId), lineIndexOf(sheet.columns, columnId)];
  const isInside =
    row >= 0 && column >= 0 && row < templateLimits.sheetRows && column < templateLimits.sheetColumns;
  return isInside ? `${String.fromCharCode(65 + column)}${row + 1}` : null;
}

function contentOf(
  sheet: GridSheet,
  key: string,
  { input }: GridCell,
  address: string,
  path: string,
  extraction: Extraction,
): Omit<CellFile, 'at' | 'style'> | null {
  const where = `${sheet.name}!${address}`;
  const place = literalPlace(sheet.id, key);
  if (input === null || input === '') return null;
  if (isFormula(input)) {
    const { fault } = storedReferences(input, extraction.document, sheet.id);
    if (fault) {
      extraction.note(fault, where);
      return null;
    }
    return { formula: extraction.formula(input, sheet.id) };
  }
  const value = inputValue(input);
  if (extraction.isLeftOut(place)) {
    extraction.leftOut.push({ place, where, value: value as string | number | boolean });
    return null;
  }
  if (typeof value === 'number') return { number: value };
  if (typeof value === 'boolean') return { formula: value ? '=TRUE' : '=FALSE' };
  const text = extraction.text(`${path}.text`, place, value ?? '', 2000);
  if (Object.values(text).every((words) => words !== '' && isPlainText(words))) return { text };
  extraction.note('notPlainText', where);
  return null;
}

function widthsOf(sheet: GridSheet): Pick<SheetFile, 'columnWidthsPx'> {
  const widths = Object.entries(sheet.columnWidthsPx ?? {}).flatMap(([id, widthPx]): [string, number][] => {
    const column = lineIndexOf(sheet.columns, Number(id) as GridColumnId);
    if (column < 0 || column >= templateLimits.sheetColumns) return [];
    return [[String.fromCharCode(65 + column), sizeWithin(widthPx)]];
  });
  return widths.length > 0 ? { columnWidthsPx: Object.fromEntries(widths) } : {};
}

function heightsOf(sheet: GridSheet): Pick<SheetFile, 'rowHeightsPx'> {
  const heights = Object.entries(sheet.rowHeightsPx ?? {}).flatMap(([id, heightPx]): [string, number][] => {
    const row = lineIndexOf(sheet.rows, Number(id) as RowId);
    return row < 0 || row >= templateLimits.sheetRows ? [] : [[String(row + 1), sizeWithin(heightPx)]];
  });
  return heights.length > 0 ? { rowHeightsPx: Object.fromEntries(heights) } : {};
}

const sizeWithin = (px: number): number => Math.min(1000, Math.max(8, Math.round(px)));

/** What of a style the format has; colours are tokens. */
function keptStyle(style: CellStyle | undefined): StyleFile | null {
  const kept = Object.entries(style ?? {}).filter(([name, value]) => {
    if (value === undefined || value === false || !styleKeys.has(name)) return false;
    if (name === 'color' || name === 'background') return styleTokens.has(String(value));
    if (name === 'numberFormat') return String(value).length <= 60;
    return name !== 'span' || (Number(value) >= 1 && Number(value) <= templateLimits.sheetColumns);
  });
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}
