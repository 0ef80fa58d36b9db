import { problem } from '../shared/problems';
import { failed, ok } from '../shared/result';
import type { CellStyle, GridSheet, TableSheet } from '../model/document';
import { findSheet } from '../model/lookup';
import type { ColumnPatch, Operation } from '../model/operation';
import type { Command, CommandContext, CommandOutcome } from './command';
import { GridWrites } from './gridWrites';
import { inSteps, type CellSteps } from './longSteps';
import { change, isSelectionEditable } from './outcome';
import { styleOfCell } from './readCells';
import { cellCount, clampRegion, regionProblem, selectedRegions, storedRow, type Region } from './region';
import { rowsActedUpon } from './shownRows';
import { changedStyle, columnStyleOf, type StyleChange } from './styleChange';

/** What a cell of the region is to look like; positions are those of the region, so that an outline knows its edges. */
export type StyleAt = (place: {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly region: Region;
}) => StyleChange;

export interface FormatCellsArgs {
  readonly change: StyleChange;
  /** Missing: what is selected. */
  readonly region?: Region;
}

/**
 * Changes how cells look: on a grid sheet those of the region, in a table all cells of its columns, for a table has one
 * look per column.
 */
export const formatCells: Command<FormatCellsArgs> = {
  id: 'format.cells',
  text: 'format_cells',
  needsArgs: true,
  isEnabled: isSelectionEditable,
  repetition: (_context, args) => (args.region ? null : { id: formatCells.id, args }),
  run(context, args) {
    const regions = args.region ? [args.region] : selectedRegions(context.selection);
    return formatRegions(context, regions, () => args.change, formatCells.text);
  },
};

/** Rectangles of one sheet, in one step. */
export function formatRegions(
  context: CommandContext,
  regions: readonly Region[],
  styleAt: StyleAt,
  label: string,
): CommandOutcome {
  const { document } = context.workbook;
  const sheet = regions[0] && findSheet(document, regions[0].sheetId);
  if (!sheet) return failed(problem('notFound'));
  if (sheet.kind === 'grid') {
    const refusal = regions.map((region) => regionProblem(document, region)).find((found) => found !== null);
    if (refusal) return failed(refusal);
    const cells = regions.reduce((sum, region) => sum + cellCount(region), 0);
    return inSteps(context, { label, cells }, styling(sheet, regions, styleAt), (operations) =>
      change(context, operations, { origin: 'format.cells', label }),
    );
  }
  const operations = regions.flatMap((region) => {
    const onSheet = clampRegion({ ...region, toRow: region.fromRow }, sheet, context.values) ?? region;
    return styleColumns(sheet, onSheet, styleAt);
  });
  return change(context, operations, { origin: 'format.cells', label });
}

/** Cells between two looks at the clock. */
const cellsPerStep = 512;

function* styling(sheet: GridSheet, regions: readonly Region[], styleAt: StyleAt): CellSteps<Operation[]> {
  const writes = new GridWrites(sheet);
  const isTaken = rowsActedUpon(sheet);
  let done = 0;
  for (const region of regions) {
    for (let rowIndex = region.fromRow; rowIndex <= region.toRow; rowIndex++) {
      if (!isTaken(rowIndex)) continue;
      for (let columnIndex = region.fromColumn; columnIndex <= region.toColumn; columnIndex++) {
        if (++done % cellsPerStep === 0) yield done;
        const cell = writes.cell(rowIndex, columnIndex);
        const style = changedStyle(cell?.style, styleAt({ rowIndex, columnIndex, region }));
        if (style === cell?.style) continue;
        const input = cell?.input ?? null;
        const empty = style === undefined && input === null;
        writes.set(rowIndex, columnIndex, empty ? null : style ? { input, style } : { input });
      }
    }
  }
  return ok(yield* writes.operationsInSteps());
}

function styleColumns(table: TableSheet, region: Region, styleAt: StyleAt): Operation[] {
  const operations: Operation[] = [];
  for (let columnIndex = region.fromColumn; columnIndex <= region.toColumn; columnIndex++) {
    const column = table.columns[columnIndex];
    if (!column) continue;
    const wanted = styleAt({ rowIndex: region.fromRow, columnIndex, region });
    const style = columnStyleOf(column.style, wanted);
    const patch: ColumnPatch = {
      ...(style === (column.style ?? null) ? {} : { style }),
      ...(wanted.numberFormat === undefined || wanted.numberFormat === (column.numberFormat ?? null)
        ? {}
        : { numberFormat: wanted.numberFormat }),
    };
    if (Object.keys(patch).length === 0) continue;
    operations.push({ kind: 'updateColumn', sheetId: table.id, columnId: column.id, patch });
  }
  return operations;
}

/** Number format and looks of the cell that typing goes to. */
export function activeStyle({
  workbook,
  values,
  selection,
}: Pick<CommandContext, 'workbook' | 'values' | 'selection'>): CellStyle {
  const sheet = selection && findSheet(workbook.document, selection.sheetId);
  if (!sheet) return {};
  return styleOfCell(sheet, storedRow(values, sheet.id, selection.activeRow), selection.activeColumn);
}
