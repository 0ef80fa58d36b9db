import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import { axisLength, lineIndexOf } from '../../model/axis';
import type { GridBlockRef, WorkbookDocument } from '../../model/document';
import { parseCellReference, writeCellReference } from '../../model/formula/cellReference';
import type { SheetId } from '../../model/ids';
import { findSheet, findSheetByName } from '../../model/lookup';
import type { ValueReader } from '../../model/valueReader';
import { blockOfSides, selectedBlock } from './selectedBlock';

/** `A1:D9`, or with the name of another sheet, as the block that a chart reads. */
export function parseChartRange(
  document: WorkbookDocument,
  values: ValueReader,
  text: string,
  sheetId: SheetId,
): Result<GridBlockRef> {
  const reference = parseCellReference(
    text.trim().replace(/^=/, '').replaceAll('：', ':').replaceAll('！', '!'),
  );
  if (!reference) return failed(problem('chartRange', { text }));
  const sheet =
    reference.sheet === null ? findSheet(document, sheetId) : findSheetByName(document, reference.sheet);
  if (sheet?.kind !== 'grid') return failed(problem('chartRange', { text }));
  const { range } = reference;
  const height = axisLength(sheet.rows);
  const width = axisLength(sheet.columns);
  const sides = {
    fromRow: range.top ?? 0,
    fromColumn: range.left ?? 0,
    toRow: range.bottom ?? height - 1,
    toColumn: range.right ?? width - 1,
  };
  if (sides.toRow >= height || sides.toColumn >= width) return failed(problem('chartRange', { text }));
  const isOpen = [range.top, range.left, range.bottom, range.right].some((side) => side == null);
  const block = isOpen ? selectedBlock(sheet, values, sides) : blockOfSides(sheet, values, sides);
  return block.ok ? ok(block.value.source) : block;
}

/** The block as people write it; with the name of its sheet where that is another one. Blank when its lines are gone. */
export function chartRangeText(document: WorkbookDocument, source: GridBlockRef, sheetId: SheetId): string {
  const sheet = findSheet(document, source.sheetId);
  if (sheet?.kind !== 'grid') return '';
  const range = {
    top: lineIndexOf(sheet.rows, source.fromRowId),
    left: lineIndexOf(sheet.columns, source.fromColumnId),
    bottom: lineIndexOf(sheet.rows, source.toRowId),
    right: lineIndexOf(sheet.columns, source.toColumnId),
  };
  if (Object.values(range).some((side) => side < 0)) return '';
  return writeCellReference({ sheet: sheet.id === sheetId ? null : sheet.name, range });
}
