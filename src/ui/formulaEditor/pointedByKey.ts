import { columnCount, shownRowCount } from '../../commands/region';
import { shownValue } from '../../commands/readCells';
import type { PointedPlace } from '../../grid/gridPointing';
import type { Sheet } from '../../model/document';
import { rowIndexAt, visualRowOf } from '../../model/rowOrder';
import type { ValueReader } from '../../model/valueReader';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import type { EditedPlace } from './formulaEditor.svelte';
import type { PointedArea } from './pointedArea';
import { jumpFrom, stepFrom, stepOfKey, type Cell, type StepGround } from './pointStep';

/**
 * What a key points at. An arrow: the cell beside the one pointed at before, or else beside the cell that is edited (on
 * another sheet: beside the selected one); Shift extends, Ctrl jumps. Space: with Ctrl the whole columns of it, with
 * Shift the whole rows. `null`: it is no such key, or there is no sheet.
 */
export function pointedByKey(
  { key, shiftKey, ctrlKey, metaKey }: KeyboardEvent,
  screen: WorkbookScreenState,
  place: EditedPlace | null,
  before: PointedArea | null,
): PointedArea | null {
  const step = stepOfKey(key);
  const { sheet } = screen;
  if (!sheet) return null;
  const { values } = screen.port;
  const goesOn = before?.sheet.id === sheet.id ? before : null;
  if (key === ' ')
    return linesOf({ shiftKey, ctrlKey }, sheet, goesOn, () => beginOn(sheet, screen, place, values));
  if (!step) return null;
  const begin = goesOn ? cellOf(goesOn.to) : beginOn(sheet, screen, place, values);
  const ground = groundOf(sheet, values);
  const next = ctrlKey || metaKey ? jumpFrom(begin, step, ground) : stepFrom(begin, step, ground);
  const from = shiftKey ? (goesOn?.from ?? begin) : next;
  return { sheet, from, to: next };
}

/** A space that is typed while Shift is still held for a bracket is a space: rows are meant only once cells are pointed at. */
function linesOf(
  { shiftKey, ctrlKey }: Pick<KeyboardEvent, 'shiftKey' | 'ctrlKey'>,
  sheet: Sheet,
  before: PointedArea | null,
  begin: () => Cell,
): PointedArea | null {
  if (ctrlKey === shiftKey || (shiftKey && !before)) return null;
  const { from, to } = before ?? { from: begin(), to: begin() };
  const line = ({ row, column }: PointedPlace): PointedPlace =>
    ctrlKey ? { row: null, column } : { row, column: null };
  return { sheet, from: line(from), to: line(to) };
}

const cellOf = ({ row, column }: PointedArea['to']): Cell => ({ row: row ?? 0, column: column ?? 0 });

function beginOn(
  sheet: Sheet,
  { selection }: WorkbookScreenState,
  place: EditedPlace | null,
  values: ValueReader,
): Cell {
  if (place?.sheetId === sheet.id && place.rowIndex !== null) {
    const row = visualRowOf(values.rowOrder(sheet.id), place.rowIndex);
    return { row: Math.max(row, 0), column: place.columnIndex };
  }
  return { row: selection?.activeRow ?? 0, column: selection?.activeColumn ?? 0 };
}

function groundOf(sheet: Sheet, values: ValueReader): StepGround {
  const order = values.rowOrder(sheet.id);
  return {
    rowCount: shownRowCount(sheet, values),
    columnCount: columnCount(sheet),
    isFilled: ({ row, column }) => {
      const value = shownValue(sheet, values, rowIndexAt(order, row), column);
      return value !== null && value !== '';
    },
  };
}
