import { setValidation } from '../../commands/validations';
import { cellCount, columnCount, selectedRegions, storedRow, type Region } from '../../commands/region';
import { lineIdAt } from '../../model/axis';
import { anchorOf, isInArea } from '../../model/cellArea';
import type { Sheet } from '../../model/document';
import { rowCount } from '../../model/lookup';
import type { Validation } from '../../model/validation';
import { parseRegions, regionsOfAreas, regionsText } from '../rules/ruleRange';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { draftOf, validationOf, type ValidationDraft } from './validationDraft';

/** The fields of the panel: a rule and where it applies. */
interface Fields {
  readonly draft: ValidationDraft;
  readonly range: string;
}

/**
 * The rule of the active cell with its whole range, or, where several cells are selected, what is to be theirs. Fields
 * that were changed stay until they are applied or given up, so that another range can be selected meanwhile.
 */
export class ValidationPanelState {
  readonly #screen: WorkbookScreenState;
  #edited = $state.raw<{ readonly fields: Fields; readonly begun: Fields; readonly sheetId: string } | null>(
    null,
  );
  refusal = $state<string | null>(null);
  rangeRefused = $state(false);

  readonly #stored: Fields = $derived.by(() => {
    const { sheet, view, shell, selection } = this.#screen;
    const found = sheet ? this.#ruleAt(sheet) : null;
    const place = {
      document: view.document,
      sheetId: sheet?.id ?? ('' as Sheet['id']),
      locale: shell.locale,
    };
    const chosen = selectedRegions(selection);
    const isOneCell = chosen.length === 1 && chosen.every((region) => cellCount(region) === 1);
    const regions = found && isOneCell ? found.regions : chosen;
    return {
      draft: draftOf(found?.validation ?? null, place),
      range: sheet ? regionsText(sheet, regions) : '',
    };
  });
  readonly #fields: Fields = $derived.by(() => {
    const isHere = this.#edited !== null && this.#edited.sheetId === this.#screen.sheet?.id;
    return isHere && this.#edited ? this.#edited.fields : this.#stored;
  });

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  get draft(): ValidationDraft {
    return this.#fields.draft;
  }

  get range(): string {
    return this.#fields.range;
  }

  get canEdit(): boolean {
    return !this.#screen.readOnly && this.#screen.selection !== null;
  }

  get isChanged(): boolean {
    return this.#fields !== this.#stored;
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
    const column = next.column === '' ? (this.columns[0]?.value ?? '') : next.column;
    this.#edit({ range: this.range, draft: next.kind === 'columnList' ? { ...next, column } : next });
  }

  setRange(range: string): void {
    this.#edit({ range, draft: this.draft });
  }

  cancel(): void {
    this.#edited = null;
    this.#accept();
  }

  async apply(): Promise<void> {
    const { shell, sheet, port } = this.#screen;
    const regions = sheet && parseRegions(sheet, port.values, this.range);
    if (!regions) {
      this.rangeRefused = true;
      this.refusal = shell.t(sheet?.kind === 'table' ? 'format_rules_noColumns' : 'format_rules_noRange', {
        text: this.range,
      });
      return;
    }
    const validation = validationOf(this.draft, shell.locale);
    if (validation === undefined) {
      this.refusal = shell.t('format_validation_incomplete');
      return;
    }
    const begun = this.#edited?.begun;
    // A rule there was goes with its range; cells that had none are only added.
    const instead =
      begun && begun.draft.kind !== 'any' ? parseRegions(sheet, port.values, begun.range) : null;
    const args = { validation, regions, ...(instead ? { instead } : {}) };
    const set = await this.#screen.runQuietly(setValidation, args);
    this.refusal = set.ok ? null : this.#screen.problemText(set.problem);
    if (set.ok) this.#edited = null;
  }

  #edit(fields: Fields): void {
    const { sheet } = this.#screen;
    const isSame = this.#edited?.sheetId === sheet?.id;
    const begun = (isSame ? this.#edited?.begun : null) ?? this.#stored;
    this.#edited = { fields, begun, sheetId: sheet?.id ?? '' };
    this.#accept();
  }

  #accept(): void {
    this.refusal = null;
    this.rangeRefused = false;
  }

  /** The rule of the active cell, written as for the first cell of its range. */
  #ruleAt(sheet: Sheet): { readonly validation: Validation; readonly regions: readonly Region[] } | null {
    const { selection, port } = this.#screen;
    if (!selection || selection.activeColumn >= columnCount(sheet)) return null;
    if (sheet.kind === 'table') {
      const validation = sheet.columns[selection.activeColumn]?.validation;
      return validation ? { validation, regions: [selection] } : null;
    }
    const rowIndex = storedRow(port.values, sheet.id, selection.activeRow);
    if (rowIndex >= rowCount(sheet)) return null;
    const rowId = lineIdAt(sheet.rows, rowIndex);
    const columnId = lineIdAt(sheet.columns, selection.activeColumn);
    const item = sheet.validations?.find(({ areas }) =>
      areas.some((area) => isInArea(area, rowId, columnId)),
    );
    if (!item || !anchorOf(sheet, item.areas)) return null;
    return { validation: item.validation, regions: regionsOfAreas(sheet, item.areas) };
  }
}
