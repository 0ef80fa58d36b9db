import {
  removeColumn,
  renameColumn,
  setColumnFormula,
  setColumnType,
  type ColumnArgs,
} from '../../commands/columns';
import type { Result } from '../../shared/result';
import type { ColumnType, TableColumn, TableSheet } from '../../model/document';
import { toShownFormula } from '../../model/formula/vocabulary';
import { FormulaEditor } from '../formulaEditor/formulaEditor.svelte';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/** The column whose header was clicked, or the one the selection is in. */
export class ColumnPanelState {
  readonly #screen: WorkbookScreenState;
  #formulaDraft = $state<string | null>(null);
  formulaRefusal = $state<string | null>(null);
  nameRefusal = $state<string | null>(null);

  readonly found: { readonly table: TableSheet; readonly column: TableColumn } | null = $derived.by(() => {
    const { sheet, panelTarget, selection } = this.#screen;
    if (sheet?.kind !== 'table') return null;
    const selected = selection?.sheetId === sheet.id ? sheet.columns[selection.activeColumn] : undefined;
    const targeted = sheet.columns.find((column) => column.id === panelTarget.columnId);
    const column = targeted ?? selected ?? sheet.columns[0];
    return column ? { table: sheet, column } : null;
  });
  readonly formula: string = $derived.by(() => {
    if (this.#formulaDraft !== null) return this.#formulaDraft;
    const stored = this.found?.column.formula;
    if (!this.found || stored == null) return '';
    return toShownFormula(stored, this.#screen.view.document, { sheetId: this.found.table.id });
  });

  readonly editor: FormulaEditor;

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
    this.editor = new FormulaEditor({
      screen,
      place: () => {
        const { found } = this;
        const columnIndex = found ? found.table.columns.indexOf(found.column) : -1;
        return found && { sheetId: found.table.id, rowIndex: null, columnIndex };
      },
      beginsPointing: () => this.formula === '',
    });
  }

  get #target(): ColumnArgs | null {
    return this.found && { sheetId: this.found.table.id, columnId: this.found.column.id };
  }

  get formulaChanged(): boolean {
    return this.#formulaDraft !== null;
  }

  async rename(name: string): Promise<void> {
    const target = this.#target;
    if (!target) return;
    this.nameRefusal = this.#refusalOf(await this.#screen.runQuietly(renameColumn, { ...target, name }));
  }

  setType(type: ColumnType): void {
    const target = this.#target;
    if (target) void this.#screen.run(setColumnType, { ...target, type });
  }

  typeFormula(text: string): void {
    this.#formulaDraft = text;
    this.formulaRefusal = null;
  }

  async commitFormula(): Promise<void> {
    const target = this.#target;
    if (this.#formulaDraft === null || !target) return;
    const formula = this.#formulaDraft;
    const set = await this.#screen.runQuietly(setColumnFormula, { ...target, formula });
    this.formulaRefusal = this.#refusalOf(set);
    if (!set.ok) this.editor.refuse(set.problem);
    if (set.ok) this.#formulaDraft = null;
  }

  cancelFormula(): void {
    this.#formulaDraft = null;
    this.formulaRefusal = null;
  }

  remove(): void {
    const target = this.#target;
    if (target) void this.#screen.run(removeColumn, target);
  }

  #refusalOf(result: Result<void>): string | null {
    return result.ok ? null : this.#screen.problemText(result.problem);
  }
}
