import type { Selection } from '../commands/command';
import type { Sheet } from '../model/document';
import type { ColumnId } from '../model/ids';
import { findSheet } from '../model/lookup';
import type { Transaction } from '../model/transaction';
import type { ValueReader } from '../model/valueReader';
import type { GridDrawing } from './gridDrawing';
import type { ValuesChange } from './gridOptions';
import type { HotInstance } from './handsontable';
import { sheetSettings } from './hotSettings';
import type { SheetOnScreen } from './sheetOnScreen';
import type { SheetSelection } from './sheetSelection';
import { shownSelection } from './shownSelection';
import type { ShownSheet } from './shownSheet';

export interface FollowerHost {
  readonly hot: HotInstance;
  readonly values: ValueReader;
  readonly screen: SheetOnScreen;
  readonly drawing: GridDrawing;
  readonly selection: SheetSelection;
  /** A sheet that is being shown is finished first. */
  beforeChange(): void;
  /** Draws in a task of its own what has another shape now, or earlier when someone needs it drawn. */
  drawLater(work: () => void): void;
  /** Rows or columns came or went: the grid has another shape now. */
  reshaped(): void;
}

/** Keeps the sheet on the screen up with the workbook and its values, with as little drawing as a change allows. */
export class SheetFollower {
  readonly #host: FollowerHost;

  constructor(host: FollowerHost) {
    this.#host = host;
  }

  /** A transaction happened; the mirror already shows its plain values. */
  follow({ changes, after }: Transaction): void {
    const { screen } = this.#host;
    const { sheetId } = screen;
    const sheet = findSheet(after, sheetId);
    // Gone: whoever removed it shows another one. Until then the grid draws what it has.
    if (!sheet) return;
    const { tableCells, columns } = changes;
    this.#show(
      sheet,
      [tableCells, columns].flatMap((part) => [...(part.get(sheetId)?.keys() ?? [])]),
    );
    if (changes.reshaped.has(sheetId)) screen.marked = new Set();
  }

  /** Values arrived, or the order in which a view shows the rows. */
  followValues({ reshaped, columns }: ValuesChange): void {
    const { screen, drawing, values } = this.#host;
    const { sheet, order } = screen.shown;
    screen.followPending();
    if (order !== values.rowOrder(sheet.id)) this.#show(sheet, []);
    else
      drawing.cellsSoon(
        screen.valuesChanged() || reshaped.has(sheet.id) ? 'all' : (columns.get(sheet.id) ?? []),
      );
  }

  #show(sheet: Sheet, touched: readonly ColumnId[]): void {
    const { screen, drawing } = this.#host;
    this.#host.beforeChange();
    const before = screen.shown;
    const next = screen.read(sheet);
    screen.show(next);
    if (!next.hasShapeOf(before)) this.#reshape(before, next);
    else if (next.order === before.order && next.hasHeadingsOf(before))
      drawing.cellsSoon(next.hasLooksOf(before) && !screen.valuesChanged() ? touched : 'all');
    else drawing.allSoon();
  }

  /**
   * Handsontable would draw all of it for the data and again for the selection, in the task of the change itself. It is
   * drawn once, in the next task; until then the page shows what it showed before.
   */
  #reshape(before: ShownSheet, next: ShownSheet): void {
    const { hot, screen, selection } = this.#host;
    const { current } = selection;
    const selected = current && shownSelection(current, next);
    hot.suspendRender();
    try {
      selection.quietly(() => {
        // Handsontable 18.1.1 looks for the selected cell among frozen rows that are not drawn yet, and throws.
        if (next.frozenRows !== before.frozenRows) hot.deselectCell();
        const settings = sheetSettings(screen);
        if (next.hasColumnsOf(before) && next.hasPlainRowsAs(before)) hot.updateData(settings.data ?? []);
        else hot.updateSettings(settings);
      });
    } finally {
      this.#host.drawLater(() => {
        selection.quietly(() => hot.resumeRender());
        const isGone = selected !== null && (selected !== current || selected.toRow >= next.rowCount);
        // Handsontable draws for it once more.
        if (selected && (isGone || !isSameSelection(selection.current, selected))) selection.set(selected);
        // What was selected is hidden or gone: another cell is selected now.
        if (isGone) selection.report();
        this.#host.reshaped();
      });
    }
  }
}

const isSameSelection = (one: Selection | null, other: Selection): boolean =>
  one !== null &&
  one.fromRow === other.fromRow &&
  one.toRow === other.toRow &&
  one.fromColumn === other.fromColumn &&
  one.toColumn === other.toColumn &&
  one.activeRow === other.activeRow &&
  one.activeColumn === other.activeColumn;
