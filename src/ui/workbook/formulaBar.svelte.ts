import { tick } from 'svelte';
import { typeCell } from '../../commands/cells';
import type { Selection } from '../../commands/command';
import { setColumnFormula } from '../../commands/columns';
import { nameCell } from '../../commands/parameterFromCell';
import { visualRowOf } from '../../model/rowOrder';
import { isCellError } from '../../shared/value';
import type { Problem } from '../../shared/problems';
import type { Result } from '../../shared/result';
import { activeCellOf, cellSelection, type ActiveCell } from './activeCell';
import { nameOfSelection } from './namedCells';
import { namedPlace, refusedPlace } from './namedPlace';
import { FormulaEditor } from '../formulaEditor/formulaEditor.svelte';
import type { WorkbookScreenState } from './workbookScreen.svelte';

/**
 * The formula bar: shows the active cell's formula or value, and edits it.
 *
 *     showing --input--> editing --Enter--> showing (entered)
 *                          |  ^----refused-----|  (text kept, reason shown)
 *                          \--Esc--> showing
 */
export class FormulaBarState {
  readonly #screen: WorkbookScreenState;
  /** The typed text and the cell it belongs to, while editing: the selection may move under it. */
  #draft = $state.raw<{ readonly text: string; readonly cell: ActiveCell } | null>(null);
  refusal = $state<string | null>(null);
  /** Why what was typed as an address or a name leads nowhere. */
  addressRefusal = $state<string | null>(null);
  /** Where an address is typed. */
  addressField: HTMLInputElement | null = null;

  readonly cell: ActiveCell | null = $derived.by(() => {
    const { view, selection, port, shell } = this.#screen;
    if (this.#draft) return this.#draft.cell;
    // Values are read outside of Svelte's sight.
    void view.valuesVersion;
    return selection ? activeCellOf(view.document, port.values, selection, shell.locale) : null;
  });
  /** Of exactly what is selected. */
  readonly name: string | null = $derived.by(() => {
    const { view, selection, port } = this.#screen;
    return selection && !this.#draft ? nameOfSelection(view.document, port.values, selection) : null;
  });
  readonly shown = $derived.by(() => this.#draft?.text ?? this.#screen.edit?.text ?? this.cell?.text ?? '');
  readonly isFormula = $derived(this.shown.startsWith('='));
  readonly message: string | null = $derived.by(() => {
    const refusal = this.refusal ?? this.addressRefusal;
    if (refusal !== null) return refusal;
    if (this.#draft !== null || !this.cell) return null;
    const { value, notices } = this.cell;
    const { port } = this.#screen;
    if (isCellError(value)) return port.describeError(value);
    const warnings = notices.filter(({ level }) => level === 'warning');
    return warnings.length > 0 ? warnings.map((notice) => port.describeNotice(notice)).join(' ') : null;
  });

  readonly editor: FormulaEditor;
  /** Arrow keys point at cells: the text was empty when typing began, or they did so in the cell it comes from. */
  #beginsPointing = false;

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
    this.editor = new FormulaEditor({
      screen,
      place: () =>
        this.cell && {
          sheetId: this.cell.sheet.id,
          rowIndex: this.cell.rowIndex,
          columnIndex: this.cell.columnIndex,
        },
      beginsPointing: () => (this.isEditing && this.#beginsPointing) || this.shown === '',
    });
    screen.formulaBar = this;
  }

  get isEditing(): boolean {
    return this.#draft !== null;
  }

  get canEdit(): boolean {
    return this.cell !== null && !this.#screen.readOnly;
  }

  type(text: string): void {
    const cell = this.#draft?.cell ?? this.cell;
    if (!cell) return;
    if (!this.#draft) this.#beginsPointing = cell.text === '';
    this.#draft = { text, cell };
    this.refusal = null;
  }

  /** Goes on with what is being typed into a cell, with the caret where it was; the cell's editor closes. */
  takeEdit(): void {
    const { grid, view, port, shell, selection } = this.#screen;
    const field = this.editor.field;
    const { formulaEditor } = this.#screen;
    const caret = formulaEditor?.field?.selectionEnd;
    const edit = grid?.takeEdit();
    const cell = edit && selection ? activeCellOf(view.document, port.values, selection, shell.locale) : null;
    if (!edit || !cell || !field) return;
    this.type(edit.text);
    this.#beginsPointing = formulaEditor?.arrowsPoint === true;
    void tick().then(() => {
      field.focus();
      field.setSelectionRange(caret ?? edit.text.length, caret ?? edit.text.length);
    });
  }

  /**
   * Enters the text and moves on, or back to its cell; a refused text stays, with the reason under it. `stay`: the focus is
   * elsewhere already.
   */
  async commit(move: 'down' | 'right' | 'back' | 'stay'): Promise<void> {
    const draft = this.#draft;
    if (draft) {
      const entered = await this.#enter(draft.cell, draft.text);
      if (!entered.ok) {
        this.refusal = this.#screen.problemText(entered.problem);
        this.editor.refuse(entered.problem);
        return;
      }
      this.#draft = null;
      this.refusal = null;
    }
    const { values } = this.#screen.port;
    const cell = draft?.cell ?? this.cell;
    if (move === 'stay' || !cell) return;
    const next = cellSelection(
      cell.sheet,
      values,
      visualRowOf(values.rowOrder(cell.sheet.id), cell.rowIndex) + (move === 'down' ? 1 : 0),
      cell.columnIndex + (move === 'right' ? 1 : 0),
    );
    if (next) this.#screen.select(next);
    this.#screen.grid?.focus();
  }

  /** Something else has the focus: what was typed is entered, unless it is back at once (the grid moves it about). */
  leave(): void {
    queueMicrotask(() => {
      if (this.isEditing && this.refusal === null && !this.editor.isFocused) void this.commit('stay');
    });
  }

  cancel(): void {
    const draft = this.#draft;
    this.#draft = null;
    this.refusal = null;
    // References may have been looked for on another sheet.
    if (draft && draft.cell.sheet.id !== this.#screen.sheet?.id) this.#goBack(draft.cell);
    this.#screen.grid?.focus();
  }

  #goBack({ sheet, rowIndex, columnIndex }: ActiveCell): void {
    const { values } = this.#screen.port;
    const visualRow = visualRowOf(values.rowOrder(sheet.id), rowIndex);
    const selection = cellSelection(sheet, values, visualRow, columnIndex);
    if (selection) this.#screen.select(selection);
  }

  askForAddress(): void {
    this.addressField?.focus();
  }

  /** To an address or a name; a new name is given to the selected cell. */
  async goTo(typed: string): Promise<void> {
    const { sheet, view, port, grid, selection } = this.#screen;
    if (!sheet || typed.trim() === '') return void grid?.focus();
    const place = namedPlace(view.document, port.values, sheet, typed);
    const refusal = place
      ? null
      : (refusedPlace(sheet, typed, selection !== null && isBlock(selection)) ?? (await this.#name(typed)));
    this.addressRefusal = refusal && this.#screen.problemText(refusal);
    if (refusal) return;
    if (place?.kind === 'parameter') this.#screen.showPanel('parameters', { parameterId: place.parameterId });
    else if (place?.kind === 'name') this.#screen.showPanel('names', { rangeId: place.rangeId });
    else {
      if (place) this.#screen.select(place.selection);
      grid?.focus();
    }
  }

  async #name(name: string): Promise<Problem | null> {
    const named = await this.#screen.runQuietly(nameCell, { name });
    return named.ok ? null : named.problem;
  }

  #enter(cell: ActiveCell, text: string): Promise<Result<void>> {
    const { sheet, rowIndex, columnIndex } = cell;
    const column = sheet.kind === 'table' ? sheet.columns[columnIndex] : undefined;
    // In a table a formula is the whole column's, whichever cell it was typed beside.
    if (column && (cell.isCalculated || text.startsWith('='))) {
      return this.#screen.runQuietly(setColumnFormula, {
        sheetId: sheet.id,
        columnId: column.id,
        formula: text,
      });
    }
    return this.#screen.runQuietly(typeCell, { sheetId: sheet.id, rowIndex, columnIndex, text });
  }
}

const isBlock = ({ fromRow, toRow, fromColumn, toColumn }: Selection): boolean =>
  fromRow !== toRow || fromColumn !== toColumn;
