import type { SheetId } from '../model/ids';
import type { HotInstance, HotSettings } from './handsontable';

/** A cell that is selected alone, where it is seen. */
export interface RunPlace {
  readonly sheetId: SheetId;
  readonly visualRow: number;
  readonly visualColumn: number;
}

/**
 * Cells filled in from left to right: Enter after a run of tabs goes back to the column where it began, as in Excel and
 * Google Sheets.
 *
 *     A2 --Tab--> B2 --Tab--> C2 --Enter--> A3       selecting any other cell on the way ends the run
 */
export class TabRun {
  #from = 0;
  /** Where the run has come to; `null` when there is none. */
  #at: RunPlace | null = null;
  #isMoving = false;

  /** Tab is about to leave a cell; `null`: it goes round within several. Back alone is no run. */
  leave(place: RunPlace | null, isBack: boolean): void {
    this.#isMoving = place !== null && (!isBack || this.#isAt(place));
    if (place && !isBack && !this.#isAt(place)) this.#from = place.visualColumn;
  }

  /** `null`: several cells are selected, or none. */
  select(place: RunPlace | null): void {
    const goesOn = this.#isMoving && place !== null && place.visualColumn >= this.#from;
    if (!goesOn && !this.#isAt(place)) this.#at = null;
    if (goesOn) this.#at = place;
    this.#isMoving = false;
  }

  /** The column that Enter leads to from a cell. */
  returnColumn(place: RunPlace): number {
    return this.#isAt(place) ? this.#from : place.visualColumn;
  }

  #isAt(place: RunPlace | null): boolean {
    return (
      place !== null &&
      this.#at?.sheetId === place.sheetId &&
      this.#at.visualRow === place.visualRow &&
      this.#at.visualColumn === place.visualColumn
    );
  }
}

/** How the selection moves by Tab and by Enter. */
export function tabRunSettings(
  grid: () => HotInstance,
  sheetId: () => SheetId,
): Pick<HotSettings, 'tabMoves' | 'enterMoves' | 'afterSelection'> {
  const run = new TabRun();
  const place = () => placeOf(grid(), sheetId());
  return {
    tabMoves: ({ shiftKey }) => {
      run.leave(place(), shiftKey);
      return { row: 0, col: 1 };
    },
    enterMoves: ({ shiftKey }) => {
      const at = place();
      const col = at && !shiftKey ? shownColumnsBetween(grid(), at.visualColumn, run.returnColumn(at)) : 0;
      return { row: 1, col };
    },
    afterSelection: () => run.select(place()),
  };
}

function placeOf(hot: HotInstance, sheetId: SheetId): RunPlace | null {
  const [range, ...others] = hot.getSelectedRange() ?? [];
  const { row, col } = range?.highlight ?? {};
  if (!range?.isSingle() || others.length > 0 || row == null || col == null) return null;
  return { sheetId, visualRow: row, visualColumn: col };
}

/** Handsontable moves by columns that are not hidden. */
function shownColumnsBetween(hot: HotInstance, from: number, to: number): number {
  const shown = (column: number): number => hot.columnIndexMapper.getRenderableFromVisualIndex(column) ?? NaN;
  return shown(to) - shown(from) || 0;
}
