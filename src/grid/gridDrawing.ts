import type { ColumnId } from '../model/ids';
import type { AnswerWait } from '../shared/answerWait';
import { FrameTask } from './frameTask';
import { SecondTask } from './secondTask';
import type { HotInstance } from './handsontable';
import type { SheetOnScreen } from './sheetOnScreen';
import { StaleColumns } from './staleColumns';

/** What drawing asks of the view. */
export interface DrawingHost {
  readonly screen: SheetOnScreen;
  readonly answer: AnswerWait;
  /** What is on its way to the screen comes first. */
  beforeDrawing(): void;
  /** All of the grid was drawn anew. */
  allDrawn(): void;
}

/** Draws what has changed once a frame: the cells that look different, or all of the grid when that is not enough. */
export class GridDrawing {
  readonly #hot: HotInstance;
  readonly #host: DrawingHost;
  readonly #task: FrameTask;
  readonly #afterFrame: SecondTask;
  readonly #stale = new StaleColumns();
  /** More than cells has changed since the last drawing: headings, sizes, the order of rows. */
  #mustDrawAll = false;
  #isHeld = false;

  constructor(window: Window, hot: HotInstance, host: DrawingHost) {
    this.#hot = hot;
    this.#host = host;
    this.#task = new FrameTask(window, () => this.#frame());
    this.#afterFrame = new SecondTask(window);
  }

  /** Of these columns of the table that is shown; cells of a grid sheet depend on each other. */
  cellsSoon(columns: Iterable<ColumnId> | 'all'): void {
    const { shown, showsPending } = this.#host.screen;
    // Any cell may look different when values on their way are marked or no longer are.
    this.#stale.add(shown.sheet.kind === 'grid' || showsPending ? 'all' : columns);
    this.#schedule();
  }

  allSoon(): void {
    this.#mustDrawAll = true;
    this.#schedule();
  }

  /**
   * A cell was committed with a key: it is drawn now, and the selection that moves on together with the edit only after the
   * frame that shows it. Handsontable 18.1.1 draws the selection at once, in 8 ms by which that frame would be late.
   */
  holdUntilFrame(key: KeyboardEvent): void {
    this.#host.beforeDrawing();
    if (!this.#staysInView(key)) this.release();
    else if (!this.#isHeld) this.#hold();
  }

  /** Ends the waiting for the frame: something has to be on the screen now. */
  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#hot.resumeRender();
  }

  #hold(): void {
    this.#isHeld = true;
    this.#hot.suspendRender();
    this.#drawStale();
    this.#schedule();
  }

  #schedule(): void {
    this.#host.answer.afterwards(() => this.#task.schedule());
  }

  #frame(): void {
    if (this.#isHeld) {
      this.#drawStale();
      this.#afterFrame.begin(() => this.#draw());
    } else this.#draw();
  }

  #drawStale(): void {
    if (!this.#mustDrawAll && this.#redrawCells()) this.#stale.clear();
  }

  cancel(): void {
    this.#task.cancel();
    this.#afterFrame.cancel();
  }

  /** Whether nothing has to be scrolled for the cell that the selection goes to. */
  #staysInView({ key, shiftKey }: KeyboardEvent): boolean {
    const hot = this.#hot;
    const { row, col } = hot.getSelectedRangeActive()?.highlight ?? {};
    const step = shiftKey ? -1 : 1;
    if (key === 'Enter') {
      return isBetween(row, step, hot.getFirstFullyVisibleRow(), hot.getLastFullyVisibleRow());
    }
    const [first, last] = [hot.getFirstFullyVisibleColumn(), hot.getLastFullyVisibleColumn()];
    return key === 'Tab' && isBetween(col, step, first, last);
  }

  #draw(): void {
    this.release();
    this.#host.beforeDrawing();
    const isDrawn = !this.#mustDrawAll && this.#redrawCells();
    this.#mustDrawAll = false;
    this.#stale.clear();
    if (isDrawn) return;
    this.#hot.render();
    this.#host.allDrawn();
  }

  /** Draws the cells on the screen that look different now; `false` when that was not enough. */
  #redrawCells(): boolean {
    const hot = this.#hot;
    const { cells, shown } = this.#host.screen;
    const [firstRow, lastRow] = [hot.getFirstRenderedVisibleRow(), hot.getLastRenderedVisibleRow()];
    const [firstColumn, lastColumn] = [
      hot.getFirstRenderedVisibleColumn(),
      hot.getLastRenderedVisibleColumn(),
    ];
    if (firstRow === null || lastRow === null || firstColumn === null || lastColumn === null) return false;
    for (let column = firstColumn; column <= lastColumn; column++) {
      if (shown.hiddenColumns.has(column)) continue;
      if (!this.#stale.has(shown.sheet, hot.toPhysicalColumn(column))) continue;
      for (let row = firstRow; row <= lastRow; row++) {
        if (shown.hiddenRows.has(row)) continue;
        const cell = hot.getCell(row, column);
        if (!(cell instanceof HTMLTableCellElement)) return false;
        if (!cells.redraw(cell, hot.toPhysicalRow(row), hot.toPhysicalColumn(column))) return false;
      }
    }
    return true;
  }
}

function isBetween(
  line: number | null | undefined,
  step: number,
  first: number | null,
  last: number | null,
): boolean {
  return line != null && first !== null && last !== null && line + step >= first && line + step <= last;
}
