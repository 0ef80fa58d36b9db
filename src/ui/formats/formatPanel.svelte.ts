import { setNumberFormat } from '../../commands/formats';
import { selectedRegions, type Region } from '../../commands/region';
import { checkFormatCode } from '../../model/format/formatCode';
import { commonFormats, type CommonFormatId } from '../../model/format/commonFormats';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { ActiveFormat } from './activeFormat.svelte';

const sampleNumber = 1234.5;

/** The code field of the format panel: what is typed is previewed at once and taken over when it is a format. */
export class FormatPanelState {
  readonly #screen: WorkbookScreenState;
  readonly format: ActiveFormat;
  #draft = $state<string | null>(null);
  /** What was selected when typing began: a press on another cell selects that one before the field is left. */
  #target: readonly Region[] = [];

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
    this.format = new ActiveFormat(screen);
  }

  get code(): string {
    return this.#draft ?? this.format.style.numberFormat ?? '';
  }

  get isDraft(): boolean {
    return this.#draft !== null;
  }

  readonly refusal: string | null = $derived.by(() => {
    if (this.#draft === null || this.#draft.trim() === '') return null;
    const checked = checkFormatCode(this.#draft);
    return checked.ok ? null : this.#screen.problemText(checked.problem);
  });

  /** The value of the cell, or one that shows something, and its text by the code. */
  get preview(): { readonly value: string; readonly shown: string } | null {
    if (this.refusal !== null) return null;
    const { value } = this.format;
    const shown = typeof value === 'number' ? value : sampleNumber;
    const code = this.code.trim() === '' ? null : this.code;
    return { value: String(shown), shown: this.format.shown(shown, code) };
  }

  type(code: string): void {
    if (this.#draft === null) this.#target = selectedRegions(this.#screen.selection);
    this.#draft = code;
  }

  choose(id: CommonFormatId): void {
    this.#draft = null;
    const code = commonFormats.find((common) => common.id === id)?.code ?? null;
    void this.#screen.run(setNumberFormat, { code });
  }

  async commit(): Promise<void> {
    const draft = this.#draft;
    if (draft === null || this.refusal !== null) return;
    const code = draft.trim() === '' ? null : draft;
    if (await this.#screen.run(setNumberFormat, { code, regions: this.#target })) this.#draft = null;
  }

  cancel(): void {
    this.#draft = null;
  }
}
