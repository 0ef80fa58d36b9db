import type { Result } from '../../shared/result';
import type { Parameter } from '../../model/document';
import type { ShellState } from '../shellState.svelte';
import { asPercentage, typedNumber } from './typedNumber';

/** What a control needs of a parameter; those of a template that is not applied yet have no id. */
export type ShownParameter = Omit<Parameter, 'id'>;
export type ParameterValue = Parameter['value'];

/** The number or text field and the slider of one parameter. Percentages are typed as percentages. */
export class ParameterControlState {
  readonly #shell: ShellState;
  readonly #read: () => ShownParameter;
  readonly #change: (value: ParameterValue) => Promise<Result<void>> | void;
  #draft = $state<string | null>(null);
  refusal = $state<string | null>(null);

  constructor(
    shell: ShellState,
    read: () => ShownParameter,
    change: (value: ParameterValue) => Promise<Result<void>> | void,
  ) {
    this.#shell = shell;
    this.#read = read;
    this.#change = change;
  }

  get isNumeric(): boolean {
    return ['number', 'percent', 'currency'].includes(this.#read().kind);
  }

  /** A slider makes sense between two bounds only. */
  get slider(): {
    readonly min: number;
    readonly max: number;
    readonly step: number;
    readonly value: number;
  } | null {
    const { min, max, step, value } = this.#read();
    if (!this.isNumeric || min === undefined || max === undefined || typeof value !== 'number') return null;
    return { min, max, step: step ?? (max - min) / 100, value };
  }

  get text(): string {
    const { kind, value } = this.#read();
    if (this.#draft !== null) return this.#draft;
    if (typeof value !== 'number') return String(value);
    return String(kind === 'percent' ? asPercentage(value) : value);
  }

  /** What stands in the field is the parameter's value. */
  get isSettled(): boolean {
    return this.#draft === null;
  }

  get unit(): string | null {
    const { kind, unit } = this.#read();
    if (kind === 'percent') return '%';
    return unit ? this.#shell.local(unit) : null;
  }

  /** What can be chosen, as people read it. */
  get choices(): { readonly value: string; readonly label: string }[] {
    const { choices = [], choiceLabels = {} } = this.#read();
    return choices.map((value) => {
      const label = choiceLabels[value];
      return { value, label: label ? this.#shell.local(label) : value };
    });
  }

  /** "0 to 100 %"; nothing without bounds, or where a slider shows them. */
  get bounds(): string | null {
    const { min, max, kind } = this.#read();
    if (!this.isNumeric || this.slider || (min === undefined && max === undefined)) return null;
    const format = new Intl.NumberFormat(this.#shell.locale, {
      style: kind === 'percent' ? 'percent' : 'decimal',
      maximumFractionDigits: 4,
    });
    if (min === undefined) return this.#shell.t('app_atMost', { max: format.format(max ?? 0) });
    if (max === undefined) return this.#shell.t('app_atLeast', { min: format.format(min) });
    return this.#shell.t('app_between', { min: format.format(min), max: format.format(max) });
  }

  type(text: string): void {
    this.#draft = text;
  }

  async commit(): Promise<void> {
    const draft = this.#draft;
    if (draft === null) return;
    if (!this.isNumeric) return this.set(draft);
    const number = typedNumber(draft);
    if (number === null) {
      this.refusal = this.#shell.t('app_notANumber');
      return;
    }
    await this.set(this.#read().kind === 'percent' ? number / 100 : number);
  }

  async set(value: ParameterValue): Promise<void> {
    const changed = await this.#change(value);
    if (changed && !changed.ok) {
      this.refusal = this.#shell.problemText(changed.problem);
      return;
    }
    this.refusal = null;
    this.#draft = null;
  }

  cancel(): void {
    this.#draft = null;
    this.refusal = null;
  }
}
