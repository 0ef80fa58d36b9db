import { axisLength } from '../../model/axis';
import { commentKey, type CellComment } from '../../model/cellComment';
import type { GridSheet, TableSheet } from '../../model/document';
import { lineId } from '../../model/ids';
import type { SheetPlan } from './placeSheets';
import type { PlacedTable } from './xlsxFormula';

const longestText = 32_767;
const longestAuthor = 200;
type Comments = Pick<GridSheet, 'comments'>;

/** The comments of a sheet of the file, but for those on rows of a table: they go with it. */
export function gridComments(plan: SheetPlan, grid: GridSheet): Comments {
  const [rows, columns] = [axisLength(grid.rows), axisLength(grid.columns)];
  return commentsAt(plan, (row, column) => {
    const isElsewhere =
      row >= rows ||
      column >= columns ||
      plan.placed.tables.some((placed) => tablePlace(placed, row, column) !== null);
    return isElsewhere ? null : commentKey(lineId(row + 1), lineId(column + 1));
  });
}

/** The comments on the rows of a table. */
export function tableComments(plan: SheetPlan, placed: PlacedTable): Pick<TableSheet, 'comments'> {
  return commentsAt(plan, (row, column) => tablePlace(placed, row, column));
}

/** Comments on the header of a table that is all of its sheet have no place here. */
export function lostComments({ source }: SheetPlan, { top, isWholeSheet }: PlacedTable): number {
  if (!isWholeSheet) return 0;
  return [...(source.cells ?? [])].filter(
    ([place, { comment }]) => comment && Number.parseInt(place, 10) <= top,
  ).length;
}

function tablePlace({ table, top, bottom, left }: PlacedTable, row: number, column: number): string | null {
  const { id } = table.columns[column - left] ?? {};
  return id !== undefined && row > top && row <= bottom ? commentKey(lineId(row - top), id) : null;
}

function commentsAt({ source }: SheetPlan, keyAt: (row: number, column: number) => string | null): Comments {
  const comments: Record<string, CellComment> = {};
  for (const [place, { comment }] of source.cells ?? []) {
    if (!comment || comment.text === '') continue;
    const [row = 0, column = 0] = place.split(',').map(Number);
    const key = keyAt(row, column);
    if (key === null) continue;
    comments[key] = {
      text: comment.text.slice(0, longestText),
      ...(comment.author ? { author: comment.author.slice(0, longestAuthor) } : {}),
      changedMs: Date.now(),
    };
  }
  return Object.keys(comments).length > 0 ? { comments } : {};
}
