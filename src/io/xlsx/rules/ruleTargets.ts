import { areaOf as linesOfArea, type CellArea } from '../../../model/cellArea';
import { axisLength } from '../../../model/axis';
import type { SheetPlan } from '../placeSheets';
import { areaOf, type Area } from '../xlsxCells';
import type { PlacedTable } from '../xlsxFormula';

/** Where a rule of the file holds here. */
export interface RuleTargets {
  /** The cell that relative references of the file's rule are read from. */
  readonly corner: Corner;
  readonly grid: { readonly areas: readonly CellArea[]; readonly anchor: Corner } | null;
  /** Whole columns of tables, counted from 0. */
  readonly tables: readonly { readonly placed: PlacedTable; readonly columns: readonly number[] }[];
  /** Of a table's column only some rows: a rule here is for all of them. */
  readonly isPartly: boolean;
}
/** Of a sheet of the file, counted from 0. */
export interface Corner {
  readonly row: number;
  readonly column: number;
}

const mostAreas = 1_000;
const lastRow = 1_048_575;
const lastColumn = 16_383;

/** `null` for what are no ranges. */
export function ruleTargets(cells: string, plan: SheetPlan): RuleTargets | null {
  const areas = cells.split(/\s+/).slice(0, mostAreas).map(areaWithEnds);
  if (areas.length === 0 || areas.includes(null)) return null;
  const ranges = areas as Area[];
  // Excel reads references from the top left of all cells together, whatever range comes first.
  const corner = {
    row: Math.min(...ranges.map(({ top }) => top)),
    column: Math.min(...ranges.map(({ left }) => left)),
  };
  const columnsOf = new Map<PlacedTable, Set<number>>();
  const free: Area[] = [];
  let isPartly = false;
  for (const range of ranges) {
    let isInTable = false;
    for (const placed of plan.placed.tables) {
      const columns = sharedColumns(range, placed);
      if (columns.length === 0) continue;
      if (range.top <= placed.top + 1 && range.bottom >= placed.bottom) {
        const known = columnsOf.get(placed) ?? new Set();
        for (const column of columns) known.add(column);
        columnsOf.set(placed, known);
      } else isPartly = true;
      isInTable ||= range.top >= placed.top && range.bottom <= placed.bottom;
    }
    if (!isInTable) free.push(range);
  }
  return {
    corner,
    grid: gridTarget(free, plan),
    tables: [...columnsOf].map(([placed, columns]) => ({
      placed,
      columns: [...columns].sort((a, b) => a - b),
    })),
    isPartly,
  };
}

/** Columns of a table whose rows of data the range touches. */
function sharedColumns(range: Area, { top, bottom, left, right }: PlacedTable): number[] {
  if (range.top > bottom || range.bottom <= top) return [];
  const from = Math.max(range.left, left);
  const to = Math.min(range.right, right);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from - left + index);
}

function gridTarget(ranges: readonly Area[], { grid }: SheetPlan): RuleTargets['grid'] {
  if (!grid) return null;
  const [rows, columns] = [axisLength(grid.rows), axisLength(grid.columns)];
  const inside = ranges.filter(({ top, left }) => top < rows && left < columns);
  const [first] = inside;
  if (!first) return null;
  return {
    areas: inside.map(({ top, bottom, left, right }) =>
      linesOfArea(grid, { fromRow: top, toRow: bottom, fromColumn: left, toColumn: right }),
    ),
    anchor: { row: first.top, column: first.left },
  };
}

/** `A:B` and `2:5` reach from end to end. */
function areaWithEnds(reference: string): Area | null {
  const cells = areaOf(reference);
  if (cells) return cells;
  const [, left, right] = /^\$?([A-Z]{1,3}):\$?([A-Z]{1,3})$/i.exec(reference) ?? [];
  if (left !== undefined && right !== undefined) {
    const [from, to] = [areaOf(`${left}1`), areaOf(`${right}1`)];
    return from && to && { top: 0, bottom: lastRow, left: from.left, right: to.left };
  }
  const [, top, bottom] = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(reference) ?? [];
  if (top === undefined || bottom === undefined) return null;
  return { top: Number(top) - 1, bottom: Number(bottom) - 1, left: 0, right: lastColumn };
}
