import { setValidation } from '../../commands/validations';
import { columnCount, storedRow } from '../../commands/region';
import { lineIdAt } from '../../model/axis';
import { anchorOf, isInArea } from '../../model/cellArea';
import type { Sheet } from '../../model/document';
import { rowCount } from '../../model/lookup';
import type { Validation } from '../../model/validation';
import { addressOf } from '../workbook/activeCell';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { draftOf, validationOf, type ValidationDraft } from './validationDraft';

/** What may be entered into the selected cells, and the fields that change it. */
export class ValidationPanelState {
  readonly #screen: WorkbookScreenState;
  #draft = $state.raw<ValidationDraft | null>(null);
  /** The cell the draft was begun at: it goes with it. */
  #draftPlace = '';
  refusal = $state<string | null>(null);

  readonly place: string = $derived.by(() => {
    const { sheet, selection } = this.#screen;
    return sheet && selection ? `${sheet.id} ${selection.activeRow} ${selection.activeColumn}` : '';
  });
  readonly stored: ValidationDraft = $derived.by(() => {
    const { sheet, view, shell } = this.#screen;
    const place = {
      document: view.document,
      sheetId: sheet?.id ?? ('' as Sheet['id']),
      locale: shell.locale,
    };
    return draftOf(sheet ? this.#storedOf(sheet) : null, place);
  });
  readonly draft: ValidationDraft = $derived(
    this.#draft && this.#draftPlace === this.place ? this.#draft : this.stored,
  );

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  get canEdit(): boolean {
    return !this.#screen.readOnly && this.#screen.selection !== null;
  }

  get isChanged(): boolean {
    return this.draft !== this.stored;
  }

  /** The cells or columns that it is about, as people name them. */
  get applies(): string {
    const { sheet, selection } = this.#screen;
    if (!sheet || !selection) return '';
    if (sheet.kind === 'table')
      return sheet.columns
        .slice(selection.fromColumn, selection.toColumn + 1)
        .map(({ name }) => name)
        .join(', ');
    const first = addressOf(sheet, selection.fromRow, selection.fromColumn);
    const last = addressOf(sheet, selection.toRow, selection.toColumn);
    return first === last ? first : `${first}:${last}`;
  }

  /** Columns whose values can be a list. */
  get columns(): { readonly value: string; readonly label: string }[] {
    return this.#screen.view.document.sheets.flatMap((sheet) =>
      sheet.kind === 'table'
        ? sheet.columns.map(({ id, name }) => ({
            value: `${sheet.id} ${id}`,
            label: `${sheet.name} · ${name}`,
          }))
        : [],
    );
  }

  change(part: Partial<ValidationDraft>): void {
    const next = { ...this.draft, ...part };
    if (next.kind === 'columnList' && next.column === '') {
      this.#draft = { ...next, column: this.columns[0]?.value ?? '' };
    } else this.#draft = next;
    this.#draftPlace = this.place;
    this.refusal = null;
  }

  cancel(): void {
    this.#draft = null;
    this.refusal = null;
  }

  async apply(): Promise<void> {
    const { shell } = this.#screen;
    const validation = validationOf(this.draft, shell.locale);
    if (validation === undefined) {
      this.refusal = shell.t('format_validation_incomplete');
      return;
    }
    const set = await this.#screen.runQuietly(setValidation, { validation });
    this.refusal = set.ok ? null : this.#screen.problemText(set.problem);
    if (set.ok) this.#draft = null;
  }

  /** As the rule is written from its own anchor, but read from the active cell. */
  #storedOf(sheet: Sheet): Validation | null {
    const { selection, port } = this.#screen;
    if (!selection || selection.activeColumn >= columnCount(sheet)) return null;
    if (sheet.kind === 'table') return sheet.columns[selection.activeColumn]?.validation ?? null;
    const rowIndex = storedRow(port.values, sheet.id, selection.activeRow);
    if (rowIndex >= rowCount(sheet)) return null;
    const rowId = lineIdAt(sheet.rows, rowIndex);
    const columnId = lineIdAt(sheet.columns, selection.activeColumn);
    const item = sheet.validations?.find(({ areas }) =>
      areas.some((area) => isInArea(area, rowId, columnId)),
    );
    return item && anchorOf(sheet, item.areas) ? item.validation : null;
  }
}
