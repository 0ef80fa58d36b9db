import { lineIndexOf } from '../src/model/axis';
import type {
  AppliedTemplate,
  Chart,
  GridCell,
  GridCellKey,
  TableColumn,
  WorkbookDocument,
  WrittenSheet,
} from '../src/model/document';
import { findParameter, findSheet, gridCell, parseGridCellKey, tableSheet } from '../src/model/lookup';
import type { ChartPatch, ColumnPatch, Operation, ParameterPatch, SheetPatch } from '../src/model/operation';
import type { LaidSheet, LaidTemplate } from './layTemplate';
import { commentOperations, rulePatch, tableFormatOperations } from './mergeRules';
import { removeOwned } from './removeTemplate';
import { samePlainData } from './samePlainData';

type ParameterValues = Readonly<Record<string, number | string | boolean>>;

/**
 * Brings a workbook from what stands in it to what a template lays, three ways: what differs from what the template
 * wrote last was changed by the user and is kept.
 */
export function mergeOperations(
  document: WorkbookDocument,
  laid: LaidTemplate,
  values: ParameterValues,
  applied: AppliedTemplate | undefined,
): Operation[] {
  return [
    ...(applied ? removeOwned(document, applied, (kind, key) => !isStillLaid(applied, laid, kind, key)) : []),
    ...parameterOperations(document, laid, values, applied),
    // A column may read cells and a cell columns: both find what they name.
    ...Object.entries(laid.sheets).flatMap(([key, sheet]) =>
      sheetOperations(document, sheet, applied?.written.sheets[key], lastSheetId(document, laid, key)),
    ),
    ...columnOperations(document, laid, applied),
    ...tableFormatOperations(document, laid, applied),
    ...Object.entries(laid.sheets).flatMap(([key, sheet]) =>
      changedCells(document, sheet, applied?.written.sheets[key]),
    ),
    ...chartOperations(document, laid, applied),
  ];
}

// A column whose table was mapped anew has another id: the old one goes.
function isStillLaid(
  applied: AppliedTemplate,
  laid: LaidTemplate,
  kind: keyof AppliedTemplate['owned'],
  key: string,
): boolean {
  if (kind !== 'columns') return key in laid[kind];
  return laid.columns[key]?.column.id === applied.owned.columns[key]?.columnId;
}

function parameterOperations(
  document: WorkbookDocument,
  laid: LaidTemplate,
  values: ParameterValues,
  applied: AppliedTemplate | undefined,
): Operation[] {
  const operations: Operation[] = [];
  let after = document.parameters.at(-1)?.id ?? null;
  for (const [key, parameter] of Object.entries(laid.parameters)) {
    const current = findParameter(document, parameter.id);
    const value = values[key];
    if (!current) {
      operations.push({
        kind: 'addParameter',
        parameter: value === undefined ? parameter : { ...parameter, value },
        after,
      });
      after = parameter.id;
      continue;
    }
    const keys = [
      'name',
      'label',
      'help',
      'kind',
      'value',
      'unit',
      'min',
      'max',
      'step',
      'choices',
      'choiceLabels',
    ] as const;
    const merged = mergedPatch(keys, current, applied?.written.parameters[key], parameter);
    const patch = (
      value === undefined || value === current.value ? merged : { ...merged, value }
    ) as ParameterPatch;
    if (hasEntries(patch)) operations.push({ kind: 'updateParameter', parameterId: parameter.id, patch });
  }
  return operations;
}

function columnOperations(
  document: WorkbookDocument,
  laid: LaidTemplate,
  applied: AppliedTemplate | undefined,
): Operation[] {
  const operations: Operation[] = [];
  const lastColumn = new Map<string, TableColumn['id'] | null>();
  for (const [key, { sheetId, column }] of Object.entries(laid.columns)) {
    const { columns } = tableSheet(document, sheetId);
    const current = columns.find(({ id }) => id === column.id);
    if (!current) {
      const after = lastColumn.get(sheetId) ?? columns.at(-1)?.id ?? null;
      operations.push({ kind: 'addColumn', sheetId, column, after });
      lastColumn.set(sheetId, column.id);
      continue;
    }
    const keys = ['name', 'type', 'formula', 'numberFormat', 'widthPx', 'unit'] as const;
    const patch = mergedPatch(keys, current, applied?.written.columns[key], column) as ColumnPatch;
    if (hasEntries(patch)) operations.push({ kind: 'updateColumn', sheetId, columnId: column.id, patch });
  }
  return operations;
}

/** Sheets come after what is there, in the template's order. */
function lastSheetId(
  document: WorkbookDocument,
  laid: LaidTemplate,
  key: string,
): LaidSheet['sheet']['id'] | null {
  const keys = Object.keys(laid.sheets);
  const before = keys
    .slice(0, keys.indexOf(key))
    .map((other) => laid.sheets[other]?.sheet.id)
    .filter((id) => id !== undefined && !findSheet(document, id));
  return before.at(-1) ?? document.sheets.at(-1)?.id ?? null;
}

const sheetKeys = ['name', 'columnWidthsPx', 'rowHeightsPx', 'frozenRows', 'frozenColumns'] as const;

function sheetOperations(
  document: WorkbookDocument,
  laid: LaidSheet,
  written: WrittenSheet | undefined,
  after: LaidSheet['sheet']['id'] | null,
): Operation[] {
  const { sheet } = laid;
  const current = findSheet(document, sheet.id);
  if (current?.kind !== 'grid') {
    return [{ kind: 'addSheet', sheet, after }];
  }
  const patch: SheetPatch = {
    ...(mergedPatch(sheetKeys, current, written, sheet) as SheetPatch),
    ...rulePatch(current, laid, written),
  };
  return [
    ...(hasEntries(patch) ? [{ kind: 'updateSheet', sheetId: sheet.id, patch } as const] : []),
    ...commentOperations(current, laid, written),
  ];
}

function changedCells(
  document: WorkbookDocument,
  { sheet, cells }: LaidSheet,
  written: WrittenSheet | undefined,
): Operation[] {
  const current = findSheet(document, sheet.id);
  if (current?.kind !== 'grid') return cellOperations(sheet.id, cells);
  const changed: Record<GridCellKey, GridCell | null> = {};
  for (const key of new Set([...Object.keys(cells), ...Object.keys(written?.cells ?? {})])) {
    const { rowId, columnId } = parseGridCellKey(key);
    const isGone = lineIndexOf(current.rows, rowId) < 0 || lineIndexOf(current.columns, columnId) < 0;
    const now = gridCell(current, rowId, columnId);
    if (isGone || !samePlainData(now, written?.cells[key]) || samePlainData(now, cells[key])) continue;
    changed[key] = cells[key] ?? null;
  }
  return cellOperations(sheet.id, changed);
}

function cellOperations(
  sheetId: LaidSheet['sheet']['id'],
  cells: Readonly<Record<GridCellKey, GridCell | null>>,
): Operation[] {
  return hasEntries(cells) ? [{ kind: 'setGridCells', sheetId, cells }] : [];
}

function chartOperations(
  document: WorkbookDocument,
  laid: LaidTemplate,
  applied: AppliedTemplate | undefined,
): Operation[] {
  const operations: Operation[] = [];
  for (const [key, chart] of Object.entries(laid.charts)) {
    const current = document.charts.find(({ id }): boolean => id === chart.id);
    if (!current) {
      operations.push({ kind: 'addChart', chart });
      continue;
    }
    const keys = ['title', 'anchor', 'spec', 'sheetId', 'look'] as const satisfies readonly (keyof Chart)[];
    const patch = mergedPatch(keys, current, applied?.written.charts[key], chart) as ChartPatch;
    if (hasEntries(patch)) operations.push({ kind: 'updateChart', chartId: chart.id, patch });
  }
  return operations;
}

/** The laid values of the keys that the user left as they were written and that are to be different now. */
function mergedPatch<Key extends string>(
  keys: readonly Key[],
  current: { readonly [K in Key]?: unknown },
  written: { readonly [K in Key]?: unknown } | undefined,
  laid: { readonly [K in Key]?: unknown },
): { [K in Key]?: unknown } {
  const patch: { [K in Key]?: unknown } = {};
  for (const key of keys) {
    const isChangedByUser = !samePlainData(current[key], written?.[key]);
    // In a patch `null` removes an optional property.
    if (!isChangedByUser && !samePlainData(current[key], laid[key])) patch[key] = laid[key] ?? null;
  }
  return patch;
}

const hasEntries = (record: object): boolean => Object.keys(record).length > 0;
