import { moveSheet } from '../../commands/sheets';
import type { SheetId } from '../../model/ids';
import type { WorkbookScreenState } from './workbookScreen.svelte';

const dragType = 'application/x-worthbook-sheet';

/** Reordering tabs with the mouse: the dragged one comes to stand on the side of the other that it is dropped on. */
export class TabDrag {
  readonly #screen: WorkbookScreenState;
  readonly #sheetId: () => SheetId;
  /** Where a tab would go that is held over this one. */
  side = $state<'before' | 'behind' | null>(null);

  constructor(screen: WorkbookScreenState, sheetId: () => SheetId) {
    this.#screen = screen;
    this.#sheetId = sheetId;
  }

  start = (event: DragEvent): void => {
    event.dataTransfer?.setData(dragType, this.#sheetId());
  };

  over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes(dragType)) return;
    event.preventDefault();
    this.side = isBeforeMiddle(event) ? 'before' : 'behind';
  };

  leave = (): void => {
    this.side = null;
  };

  drop = (event: DragEvent): void => {
    this.side = null;
    const sheetId = (event.dataTransfer?.getData(dragType) ?? '') as SheetId;
    if (sheetId === '') return;
    event.preventDefault();
    event.stopPropagation();
    const sheets = this.#screen.view.document.sheets.filter(({ id }) => id !== sheetId);
    const at = sheets.findIndex(({ id }) => id === this.#sheetId());
    const after = isBeforeMiddle(event) ? (sheets[at - 1]?.id ?? null) : this.#sheetId();
    if (at >= 0) void this.#screen.run(moveSheet, { sheetId, after });
  };
}

function isBeforeMiddle({ clientX, currentTarget }: DragEvent): boolean {
  const { left, width } = (currentTarget as HTMLElement).getBoundingClientRect();
  return clientX < left + width / 2;
}
