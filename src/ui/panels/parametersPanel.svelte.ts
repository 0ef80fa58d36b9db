import {
  addParameter,
  removeParameter,
  updateParameter,
  type NewParameter,
} from '../../commands/parameterSettings';
import { nameFromLabel } from '../../commands/formulaNames';
import type { Result } from '../../shared/result';
import type { ParameterId } from '../../model/ids';
import { findParameter } from '../../model/lookup';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import {
  draftOfParameter,
  newParameterDraft,
  otherLocale,
  parameterOf,
  patchTo,
  type ParameterDraft,
  type ParameterWords,
} from './parameterDraft';

/**
 * The parameters of a workbook, and the form of the one whose settings are open.
 *
 *     list --edit, add, `parameters.new`--> form --save, cancel, Escape--> list, the focus where it was
 */
export class ParametersPanelState {
  readonly #screen: WorkbookScreenState;
  draft = $state.raw<ParameterDraft>(newParameterDraft);
  refusal = $state<string | null>(null);
  nameRefused = $state(false);
  /** The name follows the label until somebody types one. */
  #namesItself = true;
  /** Where the focus goes when the form is closed: to a parameter's button, or to the one that adds. */
  #left: ParameterId | 'new' | null = null;

  /** The parameter whose settings are open; `new` for one to be. */
  readonly editing: ParameterId | 'new' | null = $derived.by(() => {
    const { parameterId } = this.#screen.panelTarget;
    return this.#screen.readOnly || parameterId === undefined ? null : (parameterId ?? 'new');
  });

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  /** Fills the fields for what is edited now. */
  begin(editing: ParameterId | 'new'): void {
    const { view, shell } = this.#screen;
    const known = editing === 'new' ? undefined : findParameter(view.document, editing);
    this.#namesItself = known === undefined;
    this.draft = known ? draftOfParameter(known, shell.locale) : newParameterDraft;
    this.#accept();
  }

  edit(parameterId: ParameterId | null): void {
    this.#screen.showPanel('parameters', { parameterId });
  }

  change(part: Partial<Omit<ParameterDraft, 'words'>>): void {
    if (part.name !== undefined) this.#namesItself = part.name === '';
    this.draft = { ...this.draft, ...part };
    this.#accept();
  }

  /** Texts in the interface's language, or in the other one. */
  changeWords(part: Partial<ParameterWords>, inOther = false): void {
    const { view, shell } = this.#screen;
    const locale = inOther ? otherLocale(shell.locale) : shell.locale;
    const { words } = this.draft;
    const name =
      this.#namesItself && !inOther && part.label !== undefined
        ? { name: part.label.trim() === '' ? '' : nameFromLabel(view.document, part.label, locale) }
        : {};
    this.draft = { ...this.draft, ...name, words: { ...words, [locale]: { ...words[locale], ...part } } };
    this.#accept();
  }

  async save(): Promise<void> {
    const { shell } = this.#screen;
    const read = parameterOf(this.draft, shell.locale);
    if ('unreadable' in read) {
      this.refusal = shell.t('format_parameters_isNoNumber', { text: read.unreadable });
      return;
    }
    this.#close(await this.#store(read.parameter), this.editing);
  }

  async remove(): Promise<void> {
    const { editing } = this;
    if (editing === null || editing === 'new') return;
    this.#close(await this.#screen.runQuietly(removeParameter, { parameterId: editing }), 'new');
  }

  cancel(): void {
    this.#leave(this.editing);
  }

  /** Whether the focus comes back to this button, which is there again. */
  takesFocus(which: ParameterId | 'new'): boolean {
    if (this.#left !== which) return false;
    this.#left = null;
    return true;
  }

  #store(parameter: NewParameter): Promise<Result<void>> {
    const { editing } = this;
    return editing === 'new' || editing === null
      ? this.#screen.runQuietly(addParameter, { parameter })
      : this.#screen.runQuietly(updateParameter, { parameterId: editing, patch: patchTo(parameter) });
  }

  #leave(to: ParametersPanelState['editing']): void {
    this.#left = to;
    this.#screen.showPanel('parameters');
  }

  #close(stored: Result<void>, focusNext: ParametersPanelState['editing']): void {
    if (stored.ok) {
      this.#leave(focusNext);
      return;
    }
    this.refusal = this.#screen.problemText(stored.problem);
    const { code } = stored.problem;
    this.nameRefused =
      code.startsWith('name') || code === 'parameterNameInvalid' || code === 'parameterIsFunction';
  }

  #accept(): void {
    this.refusal = null;
    this.nameRefused = false;
  }
}
