import fc from 'fast-check';
import { axisLength, axisLineIds, lineIdAt, lineIndexOf, sliceAxis, type Axis } from '../../src/model/axis';
import { type ColumnBlock } from '../../src/model/columnBlock';
import { blockFromValues, blockKindOf } from '../../src/model/columnBlocks';
import type { GridInput, GridSheet, TableSheet, WorkbookDocument } from '../../src/model/document';
import { newChartId, newNamedRangeId, newParameterId, newViewId, type ColumnId } from '../../src/model/ids';
import { gridCellKey } from '../../src/model/lookup';
import { newGridSheet } from '../../src/model/newWorkbook';
import type { Operation } from '../../src/model/operation';
import { areaOf } from '../../src/model/cellArea';
import type { GridFilter } from '../../src/model/gridFilter';
import { type ColumnFilter } from '../../src/model/tableView';
import { cellError, type CellValue } from '../../src/shared/value';
import { randomCellRuleOperation } from './randomCellRules';
import { sampleColumn } from './sampleWorkbook';

/** Numbers that choose among what the document at hand has, so that every generated operation fits it. */
export type Dice = (sides: number) => number;

const values: readonly CellValue[] = [
  null,
  0,
  -0.5,
  1e300,
  'text',
  '',
  '0123',
  true,
  false,
  cellError('NA'),
  '客户',
];
const inputs = [
  '=A1+B2',
  '=SUM(A1:B9)',
  '=B3:C5',
  '=D1:D2',
  '=$C$3',
  '=A:A',
  '=2:4',
  7,
  'x',
  null,
  true,
] as const;

/** Formulas that point into the table too, at rows that are there and behind the last. */
function gridInput(table: TableSheet | undefined, dice: Dice): GridInput {
  if (table && dice(3) === 0) {
    const row = 1 + dice(6);
    return `=SUM(${table.id}!A${row}:B${row + dice(4)})+${table.id}!A${1 + dice(6)}`;
  }
  return inputs[dice(inputs.length)] ?? null;
}

const filters: readonly ColumnFilter[] = [
  { kind: 'values', mode: 'hide', texts: ['text', ''] },
  { kind: 'number', is: 'between', from: -1, to: 1 },
  { kind: 'number', is: 'top', count: 3 },
  { kind: 'text', is: 'contains', text: '客' },
  { kind: 'blank', is: 'filled' },
];

/** An operation that fits the document at hand, of any kind. */
export function randomOperation(document: WorkbookDocument, dice: Dice): Operation {
  const table = document.sheets.find((sheet): sheet is TableSheet => sheet.kind === 'table');
  const grid = document.sheets.find((sheet): sheet is GridSheet => sheet.kind === 'grid');
  const valueColumns = table?.columns.filter((column) => column.formula === null) ?? [];
  const column = valueColumns[dice(Math.max(valueColumns.length, 1))];
  const rows = table ? axisLength(table.rows) : 0;
  const someFilter = (grid: GridSheet): GridFilter => {
    const [row, column] = [dice(axisLength(grid.rows)), dice(axisLength(grid.columns))];
    const area = areaOf(grid, {
      fromRow: row,
      toRow: row + dice(9),
      fromColumn: column,
      toColumn: column + dice(3),
    });
    const filter = filters[dice(filters.length)] as ColumnFilter;
    return {
      area,
      headingRow: lineIdAt(grid.rows, row),
      columns: { [lineIdAt(grid.columns, column)]: { filter, hiddenRows: someRows(grid.rows) } },
    };
  };
  const someRows = (axis: Axis): Axis => {
    const length = axisLength(axis);
    const from = dice(length);
    const near = sliceAxis(axis, from, Math.min(length, from + 1 + dice(5)));
    const other = dice(length);
    // Now and then a second stretch, in front of the first: order and gaps must not matter.
    return dice(3) === 0 && (other + 1 < from || other > from + 6)
      ? [...sliceAxis(axis, other, other + 1), ...near]
      : near;
  };
  if (grid && dice(5) === 0) return randomCellRuleOperation(table, grid, dice);
  switch (dice(20)) {
    case 0:
      return { kind: 'setWorkbookName', name: `name ${dice(100)}` };
    case 1:
      return {
        kind: 'addSheet',
        sheet: newGridSheet(`new ${dice(100)}`, { rows: 8, columns: 4 }),
        after: null,
      };
    case 2:
      if (document.sheets.length < 2) break;
      return { kind: 'removeSheet', sheetId: document.sheets[dice(document.sheets.length)]!.id };
    case 3:
      return {
        kind: 'updateSheet',
        sheetId: document.sheets[0]!.id,
        patch: { name: `renamed ${dice(99)}`, color: dice(2) ? 'a' : null },
      };
    case 4:
      return { kind: 'moveSheet', sheetId: document.sheets[dice(document.sheets.length)]!.id, after: null };
    case 5:
    case 6:
      if (!table || !column || rows === 0) break;
      {
        const chosen = someRows(table.rows);
        const picked = Array.from(
          { length: axisLength(chosen) },
          () => values[dice(values.length)] as CellValue,
        );
        const block = blockFromValues(blockKindOf(column.type), picked);
        return { kind: 'setCells', sheetId: table.id, columnId: column.id, rows: chosen, values: block };
      }
    case 7:
    case 8:
      if (!table) break;
      {
        const count = 1 + dice(6);
        const columns: Record<ColumnId, ColumnBlock[]> = {};
        if (column)
          columns[column.id] = [
            blockFromValues(
              blockKindOf(column.type),
              Array.from({ length: count }, () => values[dice(values.length)] as CellValue),
            ),
          ];
        const after = rows === 0 || dice(4) === 0 ? null : lineIdAt(table.rows, dice(rows));
        return {
          kind: 'insertRows',
          sheetId: table.id,
          after,
          rows: [[table.nextRowId, count]],
          blockLengths: [count],
          columns,
        };
      }
    case 9:
      if (!table || rows === 0) break;
      return { kind: 'removeRows', sheetId: table.id, rows: someRows(table.rows) };
    case 10:
      if (!table) break;
      if (dice(2) === 0 || table.columns.length < 2) {
        const length = rows;
        const added = sampleColumn({
          name: `c${dice(100)}`,
          type: 'text',
          values: Array.from({ length }, () => 'v'),
        });
        return {
          kind: 'addColumn',
          sheetId: table.id,
          column: { ...added, formula: dice(2) ? '=A1&Sheet1!B2' : null, blocks: [] },
          after: table.columns[0]?.id ?? null,
        };
      }
      return {
        kind: 'removeColumn',
        sheetId: table.id,
        columnId: table.columns[dice(table.columns.length)]!.id,
      };
    case 11:
      if (!table || !column) break;
      return {
        kind: 'updateColumn',
        sheetId: table.id,
        columnId: column.id,
        patch: [
          { name: 'again' },
          { type: 'number' as const },
          { type: 'text' as const },
          { formula: '=1+1' },
          { role: 'revenue' },
          { role: null },
        ][dice(6)]!,
      };
    case 12:
    case 13:
      if (!grid) break;
      {
        const key = gridCellKey(
          lineIdAt(grid.rows, dice(axisLength(grid.rows))),
          lineIdAt(grid.columns, dice(axisLength(grid.columns))),
        );
        return {
          kind: 'setGridCells',
          sheetId: grid.id,
          cells: { [key]: dice(5) === 0 ? null : { input: gridInput(table, dice) } },
        };
      }
    case 14:
      if (!grid) break;
      {
        const dimension = dice(2) ? 'rows' : 'columns';
        const axis = grid[dimension];
        const next = dimension === 'rows' ? grid.nextRowId : grid.nextColumnId;
        if (dice(2) === 0 || axisLength(axis) < 12) {
          return {
            kind: 'insertLines',
            sheetId: grid.id,
            dimension,
            after: dice(3) ? lineIdAt(axis, dice(axisLength(axis))) : null,
            lines: [[next, 1 + dice(3)]],
          };
        }
        return { kind: 'removeLines', sheetId: grid.id, dimension, lines: someRows(axis) };
      }
    case 17:
    case 18:
      if (dice(4) === 0 && table && table.columns.length > 1) {
        const moved = table.columns[dice(table.columns.length)]!.id;
        const others = table.columns.filter(({ id }) => id !== moved);
        const after = dice(3) === 0 ? null : others[dice(others.length)]!.id;
        return { kind: 'moveColumn', sheetId: table.id, columnId: moved, after };
      }
      if (!grid) break;
      {
        const dimension = dice(2) ? 'rows' : 'columns';
        const lines = someRows(grid[dimension]);
        const others = [...axisLineIds(grid[dimension])].filter((id) => lineIndexOf(lines, id) < 0);
        const after = dice(3) === 0 ? null : (others[dice(Math.max(others.length, 1))] ?? null);
        return { kind: 'moveLines', sheetId: grid.id, dimension, lines, after };
      }
    case 19:
      if (!grid) break;
      return {
        kind: 'updateSheet',
        sheetId: grid.id,
        patch: [
          { hiddenRows: someRows(grid.rows) },
          { hiddenColumns: dice(2) ? someRows(grid.columns) : null },
          { filter: dice(4) ? someFilter(grid) : null },
          { frozenRows: dice(3) || null, frozenColumns: dice(3) || null },
          { rowHeightsPx: { [lineIdAt(grid.rows, 0)]: 20 + dice(60) } },
        ][dice(5)]!,
      };
    case 16:
      if (!table) break;
      {
        const columns = table.columns.map(({ id }) => id);
        const one = columns[dice(Math.max(columns.length, 1))];
        const other = columns[dice(Math.max(columns.length, 1))];
        const filter = filters[dice(filters.length)];
        if (!one || !other || !filter || dice(4) === 0)
          return dice(2)
            ? { kind: 'setView', sheetId: table.id, view: null }
            : { kind: 'setNamedViews', sheetId: table.id, views: null };
        const sort = [...new Set([one, other])].map((columnId) => ({
          columnId,
          direction: dice(2) ? ('ascending' as const) : ('descending' as const),
        }));
        const view = { sort, filters: { [other]: filter } };
        if (dice(2)) return { kind: 'setView', sheetId: table.id, view };
        const named = { id: newViewId(), name: `view ${dice(9)}`, view, hiddenColumns: [one] };
        const chosen = dice(2) ? named.id : null;
        const views = { list: [named], chosen, hiddenColumns: [other] };
        return { kind: 'setNamedViews', sheetId: table.id, views };
      }
    case 15: {
      if (dice(3) === 0) return randomNameOperation(document, table, dice);
      const parameter = document.parameters[0];
      if (!parameter || dice(3) === 0) {
        return {
          kind: 'addParameter',
          parameter: {
            id: newParameterId(),
            name: 'Rate',
            label: { en: 'Rate', 'zh-CN': '利率' },
            kind: 'percent',
            value: 0.1,
          },
          after: null,
        };
      }
      if (dice(2))
        return {
          kind: 'updateParameter',
          parameterId: parameter.id,
          patch: { value: dice(9), min: dice(2) ? 0 : null },
        };
      const place = {
        rowId: lineIdAt([[1, 9]], 0),
        columnId: lineIdAt([[1, 9]], 0),
        widthPx: 1,
        heightPx: 1,
      };
      const ref = { sheetId: document.sheets[0]!.id, columnId: 'x' as ColumnId };
      return {
        kind: 'addChart',
        chart: {
          id: newChartId(),
          sheetId: document.sheets[0]!.id,
          title: 't',
          anchor: place,
          spec: dice(2)
            ? { kind: 'bars', category: ref, aggregate: 'count' }
            : { kind: 'lines', source: [ref], unit: 'EUR' },
        },
      };
    }
  }
  return { kind: 'setWorkbookName', name: 'nothing fitted' };
}

function randomNameOperation(
  document: WorkbookDocument,
  table: TableSheet | undefined,
  dice: Dice,
): Operation {
  const { namedRanges = [] } = document;
  const known = namedRanges[dice(Math.max(namedRanges.length, 1))];
  const sheetId = document.sheets[dice(document.sheets.length)]!.id;
  const row = 1 + dice(8);
  const refersTo = [
    `${sheetId}!$B$${row}:$C$${row + dice(4)}`,
    `${sheetId}!$A$${row}`,
    `${sheetId}!$A:$B`,
    table?.columns[0] ? `${table.id}[${table.columns[0].id}]` : '#REF!',
  ][dice(4)] as string;
  if (!known || dice(3) === 0) {
    const range = { id: newNamedRangeId(), name: `Range${dice(1_000)}`, refersTo };
    return { kind: 'addNamedRange', range, after: known?.id ?? null };
  }
  if (dice(3) === 0) return { kind: 'removeNamedRange', rangeId: known.id };
  const patch = dice(2) ? { refersTo } : { name: `Again${dice(1_000)}` };
  return { kind: 'updateNamedRange', rangeId: known.id, patch };
}

/** For one operation each. */
export const rolls = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 40, maxLength: 40 });
export function diceOf(numbers: readonly number[]): Dice {
  let next = 0;
  return (sides) => (numbers[next++ % numbers.length] as number) % sides;
}
