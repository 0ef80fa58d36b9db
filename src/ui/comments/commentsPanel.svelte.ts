import { activeCommentKey, setComment } from '../../commands/comments';
import { lineIndexOf } from '../../model/axis';
import { parseCommentKey, type CellComment, type CommentKey } from '../../model/cellComment';
import type { LineId } from '../../model/ids';
import { visualRowOf } from '../../model/rowOrder';
import { addressOf, cellSelection } from '../workbook/activeCell';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

export interface ListedComment {
  readonly key: CommentKey;
  readonly address: string;
  readonly comment: CellComment;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

/** The comments of a sheet from top to bottom, and the one of the active cell, which can be written. */
export class CommentsPanelState {
  readonly #screen: WorkbookScreenState;
  #draft = $state.raw<{ readonly key: CommentKey; readonly text: string } | null>(null);

  readonly activeKey: CommentKey | null = $derived.by(() => {
    const { port, selection, view } = this.#screen;
    void view.document;
    return activeCommentKey({ workbook: port.workbook, values: port.values, selection });
  });
  readonly listed: readonly ListedComment[] = $derived.by(() => {
    const { sheet } = this.#screen;
    if (!sheet?.comments) return [];
    return Object.entries(sheet.comments)
      .map(([key, comment]) => {
        const { rowId, columnId } = parseCommentKey(key);
        const rowIndex = lineIndexOf(sheet.rows, rowId);
        const columnIndex =
          sheet.kind === 'table'
            ? sheet.columns.findIndex(({ id }) => id === columnId)
            : lineIndexOf(sheet.columns, Number(columnId) as LineId);
        return { key, comment, rowIndex, columnIndex, address: addressOf(sheet, rowIndex, columnIndex) };
      })
      .sort((a, b) => a.rowIndex - b.rowIndex || a.columnIndex - b.columnIndex);
  });
  readonly activeAddress: string = $derived.by(() => {
    const { sheet, selection, port } = this.#screen;
    if (!sheet || !selection || this.activeKey === null) return '';
    const { rowId } = parseCommentKey(this.activeKey);
    void port;
    return addressOf(sheet, lineIndexOf(sheet.rows, rowId), selection.activeColumn);
  });

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  get stored(): string {
    const { sheet } = this.#screen;
    return (this.activeKey !== null && sheet?.comments?.[this.activeKey]?.text) || '';
  }

  get text(): string {
    return this.#draft?.key === this.activeKey ? (this.#draft?.text ?? '') : this.stored;
  }

  get isChanged(): boolean {
    return this.text.trim() !== this.stored;
  }

  type(text: string): void {
    this.#draft = this.activeKey === null ? null : { key: this.activeKey, text };
  }

  cancel(): void {
    this.#draft = null;
  }

  async save(): Promise<void> {
    const { sheet } = this.#screen;
    if (!sheet || this.activeKey === null) return;
    const args = { sheetId: sheet.id, key: this.activeKey, text: this.text };
    if (await this.#screen.run(setComment, args)) this.#draft = null;
  }

  remove({ key }: ListedComment): void {
    const { sheet } = this.#screen;
    if (sheet) void this.#screen.run(setComment, { sheetId: sheet.id, key, text: '' });
  }

  goTo({ rowIndex, columnIndex }: ListedComment): void {
    const { sheet, port } = this.#screen;
    if (!sheet) return;
    const row = visualRowOf(port.values.rowOrder(sheet.id), rowIndex);
    const selection = cellSelection(sheet, port.values, row, columnIndex);
    if (selection) this.#screen.select(selection);
  }
}
