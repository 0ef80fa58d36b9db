import { typeCell } from '../../commands/cells';
import { columnCount, storedRow } from '../../commands/region';
import { formatOfCell } from '../../commands/readCells';
import { toEditText } from '../../model/format/editText';
import { formatValue } from '../../model/format/formatValue';
import { rowCount } from '../../model/lookup';
import { listOf } from '../../model/rules/cellValidation';
import { choicesOf } from '../../model/rules/validity';
import type { ListSource } from '../../model/validation';
import type { CellValue } from '../../shared/value';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/** Longer lists are searched, not read. */
const mostShown = 200;

/** The cell that the list belongs to, while it is on the sheet and has one. */
export interface ListPlace {
  readonly source: ListSource;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

export function listPlaceOf({ sheet, selection, port, readOnly }: WorkbookScreenState): ListPlace | null {
  if (!sheet || !selection || readOnly || selection.sheetId !== sheet.id) return null;
  const columnIndex = selection.activeColumn;
  const rowIndex = storedRow(port.values, sheet.id, selection.activeRow);
  if (columnIndex >= columnCount(sheet) || (sheet.kind === 'grid' && rowIndex >= rowCount(sheet)))
    return null;
  const source = listOf(sheet, rowIndex, columnIndex);
  return source && { source, rowIndex, columnIndex };
}

/** What can be chosen for a cell, searched by typing. */
export class ChoiceListState {
  readonly #screen: WorkbookScreenState;
  readonly #place: ListPlace;
  search = $state('');
  #marked = $state(0);

  readonly #all: readonly { readonly label: string; readonly value: CellValue }[];
  readonly shown: readonly { readonly label: string; readonly value: CellValue }[] = $derived.by(() => {
    const wanted = this.search.trim().toLowerCase();
    return this.#all.filter(({ label }) => label.toLowerCase().includes(wanted)).slice(0, mostShown);
  });
  readonly marked: number = $derived(Math.min(this.#marked, this.shown.length - 1));

  constructor(screen: WorkbookScreenState, place: ListPlace) {
    this.#screen = screen;
    this.#place = place;
    const { sheet, port, shell, view } = screen;
    const sheetId = sheet?.id ?? place.source.kind;
    const context = { document: view.document, values: port.values, sheetId: sheetId as never };
    const format =
      sheet && place.rowIndex < rowCount(sheet) ? formatOfCell(sheet, place.rowIndex, place.columnIndex) : {};
    this.#all = (choicesOf(place.source, context) ?? [])
      .filter((value) => value !== null && value !== '')
      .map((value) => ({ value, label: formatValue(value, format, shell.locale) }));
  }

  /** Answers the keys of a list; `false` leaves the key to the field. */
  press(key: string): boolean {
    const { length } = this.shown;
    if (key === 'ArrowDown') this.#marked = length === 0 ? 0 : (this.marked + 1) % length;
    else if (key === 'ArrowUp') this.#marked = length === 0 ? 0 : (this.marked - 1 + length) % length;
    else if (key === 'Enter') this.choose(this.shown[this.marked]?.value ?? null);
    else return false;
    return true;
  }

  choose(value: CellValue): void {
    const { sheet, shell } = this.#screen;
    const { rowIndex, columnIndex } = this.#place;
    this.close();
    if (!sheet || value === null) return;
    const type = sheet.kind === 'table' ? sheet.columns[columnIndex]?.type : undefined;
    const text = toEditText(value, type ? { type } : {}, shell.locale);
    void this.#screen.run(typeCell, { sheetId: sheet.id, rowIndex, columnIndex, text });
  }

  close(): void {
    this.#screen.choosesValue = false;
    this.#screen.grid?.focusSoon();
  }
}
