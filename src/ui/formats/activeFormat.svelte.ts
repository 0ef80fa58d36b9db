import { activeStyle } from '../../commands/formatCells';
import type { Command } from '../../commands/command';
import { shownValue } from '../../commands/readCells';
import { columnCount, shownRowCount, storedRow } from '../../commands/region';
import type { CellStyle, ColumnType } from '../../model/document';
import { commonFormats, type CommonFormatId } from '../../model/format/commonFormats';
import { formatValue } from '../../model/format/formatValue';
import { findSheet } from '../../model/lookup';
import type { CellValue } from '../../shared/value';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/** Shown by the formats where the cell holds no number. */
const sampleNumber = 1234.5;
const sampleDate = 46022.75;
const dateIds: ReadonlySet<string> = new Set(['date', 'longDate', 'chineseDate', 'time', 'dateTime']);

/** How the cell looks that typing goes to, and what changes that. */
export class ActiveFormat {
  readonly #screen: WorkbookScreenState;

  readonly style: CellStyle = $derived.by(() => {
    const { port, selection, view } = this.#screen;
    void view.document;
    return activeStyle({ workbook: port.workbook, values: port.values, selection });
  });
  readonly type: ColumnType | undefined = $derived.by(() => {
    const { sheet, selection } = this.#screen;
    return sheet?.kind === 'table' ? sheet.columns[selection?.activeColumn ?? 0]?.type : undefined;
  });
  readonly value: CellValue = $derived.by(() => {
    const { port, selection, view } = this.#screen;
    void view.valuesVersion;
    const sheet = selection && findSheet(port.workbook.document, selection.sheetId);
    if (!sheet || selection.activeRow >= shownRowCount(sheet, port.values)) return null;
    if (selection.activeColumn >= columnCount(sheet)) return null;
    const rowIndex = storedRow(port.values, sheet.id, selection.activeRow);
    return shownValue(sheet, port.values, rowIndex, selection.activeColumn);
  });
  /** `custom` for a code that no menu offers. */
  readonly formatId: CommonFormatId | 'custom' = $derived.by(() => {
    const code = this.style.numberFormat ?? null;
    return commonFormats.find((common) => common.code === code)?.id ?? 'custom';
  });

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  get canFormat(): boolean {
    return !this.#screen.readOnly && this.#screen.selection !== null;
  }

  get isTable(): boolean {
    return this.#screen.sheet?.kind === 'table';
  }

  /** What a number would look like; that of the cell where it holds one. */
  sample(id: CommonFormatId, code: string | null): string {
    const fallback = dateIds.has(id) ? sampleDate : sampleNumber;
    const value = typeof this.value === 'number' ? this.value : fallback;
    return this.shown(value, code);
  }

  shown(value: CellValue, code: string | null): string {
    const format = {
      ...(this.type ? { type: this.type } : {}),
      ...(code === null ? {} : { numberFormat: code }),
    };
    return formatValue(value, format, this.#screen.shell.locale);
  }

  /** Runs a command on the selection; after a click typing goes on in the grid. */
  async run<Args>(command: Command<Args>, args: NoInfer<Args>, event?: Event): Promise<boolean> {
    const done = await this.#screen.run(command, args);
    if (event === undefined || (event instanceof MouseEvent && event.detail > 0)) this.backToGrid();
    return done;
  }

  backToGrid(): void {
    this.#screen.grid?.focusSoon();
  }
}
