import type { CommandOutcome } from '../commands/command';
import { selectedRegions } from '../commands/region';
import type { AnswerWait } from '../shared/answerWait';
import type { EditingHost, EditorElements } from './cellEditor';
import type { GridDrawing } from './gridDrawing';
import type { CellEdit, GridViewOptions } from './gridOptions';
import type { HotInstance } from './handsontable';
import type { HoverCard } from './hoverCard';
import type { SheetOnScreen } from './sheetOnScreen';
import type { SheetSelection } from './sheetSelection';

export interface EditReportsHost {
  readonly hot: HotInstance;
  readonly options: Pick<GridViewOptions, 'runCommand' | 'onEdit' | 'onEditor'>;
  readonly screen: SheetOnScreen;
  readonly selection: SheetSelection;
  readonly drawing: GridDrawing;
  readonly card: HoverCard;
  readonly answer: AnswerWait;
}

/** What happens in the in-cell editor, told to the formula bar while it is open and to a command in the end. */
export class EditReports implements EditingHost {
  readonly #host: EditReportsHost;
  /** The key that ends an edit also moves the selection on. */
  #lastKey: KeyboardEvent | null = null;

  constructor(host: EditReportsHost) {
    this.#host = host;
  }

  keyPressed(event: KeyboardEvent): void {
    this.#lastKey = event;
  }

  commit(visualRow: number, visualColumn: number, text: string, toSelection: boolean): boolean {
    const outcome = this.#type(visualRow, visualColumn, text, toSelection);
    return outcome instanceof Promise || outcome.ok;
  }

  commitEarly(visualRow: number, visualColumn: number, text: string): boolean {
    const { answer } = this.#host;
    answer.begin();
    const outcome = this.#type(visualRow, visualColumn, text, false);
    if (outcome instanceof Promise) {
      // Nothing is entered yet, and if it is refused in the end, the editor opens again.
      answer.end();
      return true;
    }
    if (!outcome.ok) answer.end();
    return outcome.ok;
  }

  #type(visualRow: number, visualColumn: number, text: string, toSelection: boolean): CommandOutcome {
    const { hot, options, screen, selection } = this.#host;
    return options.runCommand('cells.type', {
      sheetId: screen.sheetId,
      rowIndex: screen.shown.rowIndex(hot.toPhysicalRow(visualRow)),
      columnIndex: hot.toPhysicalColumn(visualColumn),
      text,
      ...(toSelection ? { regions: selectedRegions(selection.current) } : {}),
    });
  }

  committed(): void {
    if (this.#lastKey) this.#host.drawing.holdUntilFrame(this.#lastKey);
  }

  editingChanged(text: string | null): void {
    const { card, options, screen, selection } = this.#host;
    const selected = selection.current;
    card.hide();
    if (text === null || !selected) options.onEdit?.(null);
    else {
      const { activeRow, activeColumn: columnIndex } = selected;
      const rowIndex = screen.shown.rowIndex(activeRow);
      options.onEdit?.({ sheetId: screen.sheetId, rowIndex, columnIndex, text });
    }
  }

  opened(elements: EditorElements | null): void {
    const { options, screen, selection } = this.#host;
    const selected = selection.current;
    if (elements === null || !selected) options.onEditor?.(null);
    else {
      const rowIndex = screen.shown.rowIndex(selected.activeRow);
      options.onEditor?.({
        ...elements,
        sheetId: screen.sheetId,
        rowIndex,
        columnIndex: selected.activeColumn,
      });
    }
  }

  /** Closes the editor without entering anything, and gives the keyboard up: the text goes on elsewhere. */
  take(): CellEdit | null {
    const { hot, screen, selection } = this.#host;
    const editor = hot.getActiveEditor();
    const selected = selection.current;
    if (!editor?.isOpened() || !selected) return null;
    const value: unknown = editor.getValue();
    const text = typeof value === 'string' ? value : '';
    const { sheetId, shown } = screen;
    const rowIndex = shown.rowIndex(selected.activeRow);
    editor.finishEditing(true);
    hot.unlisten();
    return { sheetId, rowIndex, columnIndex: selected.activeColumn, text };
  }

  drawNow(): void {
    this.#host.drawing.release();
  }

  label(): string {
    return this.#host.screen.phrase('grid_editor');
  }
}
