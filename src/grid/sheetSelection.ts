import type { Selection } from '../commands/command';
import { cellSelection } from '../commands/region';
import type { SheetId } from '../model/ids';
import { applySelection, currentSelection } from './gridSelection';
import type { HotInstance } from './handsontable';

/** By its place on the screen. */
export interface FirstCell {
  readonly row: number;
  readonly column: number;
}

/** What is selected in the sheet on the screen, and where each other one was left. */
export class SheetSelection {
  readonly #hot: HotInstance;
  readonly #sheetId: () => SheetId;
  readonly #firstCell: () => FirstCell;
  readonly #report: (selection: Selection | null) => void;
  readonly #last = new Map<SheetId, Selection>();
  #isQuiet = false;

  constructor(
    hot: HotInstance,
    sheet: { readonly id: () => SheetId; readonly firstCell: () => FirstCell },
    report: (selection: Selection | null) => void,
  ) {
    this.#hot = hot;
    this.#sheetId = sheet.id;
    this.#firstCell = sheet.firstCell;
    this.#report = report;
  }

  get current(): Selection | null {
    return currentSelection(this.#hot, this.#sheetId());
  }

  /** Whole rows or columns are selected by their headings; all of the sheet counts as cells. */
  get kind(): 'cells' | 'rows' | 'columns' {
    const { selection } = this.#hot;
    const [rows, columns] = [selection.isSelectedByRowHeader(), selection.isSelectedByColumnHeader()];
    if (rows === columns) return 'cells';
    return rows ? 'rows' : 'columns';
  }

  /** What is selected from outside is not reported back. `listen` also takes the keyboard. */
  set(selection: Selection, listen = this.#hot.isListening()): void {
    this.quietly(() => applySelection(this.#hot, selection, listen));
  }

  /** Back to where the sheet was left; its first cell at the first visit. */
  restore(): void {
    const sheetId = this.#sheetId();
    const { row, column } = this.#firstCell();
    this.set(this.#last.get(sheetId) ?? cellSelection(sheetId, row, column));
    this.report();
  }

  report(): void {
    this.#report(this.current);
  }

  /** Handsontable selected something. */
  changed(): void {
    this.remember();
    if (!this.#isQuiet) this.report();
  }

  /** What is selected in a sheet when it is shown next. */
  leave(selection: Selection): void {
    this.#last.set(selection.sheetId, selection);
  }

  remember(): void {
    const { current } = this;
    if (current) this.#last.set(this.#sheetId(), current);
  }

  quietly(work: () => void): void {
    const before = this.#isQuiet;
    this.#isQuiet = true;
    try {
      work();
    } finally {
      this.#isQuiet = before;
    }
  }
}
