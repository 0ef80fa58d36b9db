import { setParameter } from '../../commands/parameters';
import { isPercentFormat } from '../../model/format/formatCode';
import { searchBounds, type Bounds } from '../../model/whatIf/variation';
import { seekGoal, type GoalAnswer } from '../../model/whatIf/seekGoal';
import { typedNumber } from '../panels/typedNumber';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { parameterText, type ShownFigure } from './shownFigure';
import { TrialWork } from './trialWork.svelte';
import { figureChoices, numericParameters, type NumericParameter } from './whatIfChoices';

/** Which value of a parameter makes a result what it is to be. */
export class GoalSeekState {
  readonly #screen: WorkbookScreenState;
  readonly work: TrialWork;
  readonly figures: readonly ShownFigure[];
  readonly parameters: readonly NumericParameter[];
  figureIndex = $state(0);
  parameterIndex = $state(0);
  target = $state('');
  /** Answers keep to the parameter's steps. */
  keepsSteps = $state(true);
  refusal = $state<string | null>(null);
  answer = $state.raw<GoalAnswer | null>(null);

  readonly figure: ShownFigure | undefined = $derived.by(() => this.figures[this.figureIndex]);
  readonly parameter: NumericParameter | undefined = $derived.by(() => this.parameters[this.parameterIndex]);
  readonly bounds: Bounds | null = $derived(this.parameter ? searchBounds(this.parameter) : null);
  /** Typed as a percentage. */
  readonly isPercent: boolean = $derived(
    this.figure?.numberFormat !== undefined && isPercentFormat(this.figure.numberFormat),
  );

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
    this.work = new TrialWork(screen);
    this.figures = figureChoices(screen);
    this.parameters = numericParameters(screen);
  }

  change(
    what: Partial<Pick<GoalSeekState, 'figureIndex' | 'parameterIndex' | 'target' | 'keepsSteps'>>,
  ): void {
    Object.assign(this, what);
    this.answer = null;
    this.refusal = null;
  }

  async seek(): Promise<void> {
    const { figure, parameter, bounds } = this;
    if (typedNumber(this.target) === null) {
      this.refusal = this.#screen.shell.t('app_notANumber');
      return;
    }
    if (!figure || !parameter || !bounds) return;
    this.answer = null;
    const { id, step, value: start } = parameter;
    this.answer = await this.work.run(figure.figure, ({ evaluate, onProgress }) =>
      seekGoal({
        ...bounds,
        ...(step !== undefined && this.keepsSteps ? { step } : {}),
        start,
        target: this.#targetValue,
        onProgress,
        evaluate: async (x) => {
          const value = await evaluate({ [id]: x });
          return typeof value === 'number' ? value : null;
        },
      }),
    );
  }

  /** What was found, in a sentence. */
  get words(): string | null {
    const { answer, figure, parameter } = this;
    const { t, locale, local } = this.#screen.shell;
    if (!answer || !figure || !parameter) return null;
    const name = local(parameter.label);
    const value = (x: number): string => parameterText(parameter, x, locale);
    const exact = (result: number): string => figure.text(result);
    /** With more digits where the figure's own would read as the target. */
    const near = (result: number): string =>
      exact(result) === exact(this.#targetValue) ? this.#precise(result) : exact(result);
    switch (answer.kind) {
      case 'found': {
        const { point, isExact } = answer;
        const result = isExact ? exact(point.result) : near(point.result);
        return t(isExact ? 'whatif_found' : 'whatif_nearestStep', { name, value: value(point.x), result });
      }
      case 'unreachable': {
        const { lowest, highest, nearest } = answer;
        if (lowest.result === highest.result)
          return t('whatif_independent', { name, result: exact(lowest.result) });
        return t('whatif_unreachable', {
          low: exact(lowest.result),
          high: exact(highest.result),
          value: value(nearest.x),
          result: exact(nearest.result),
        });
      }
      case 'jump': {
        const { below, above } = answer;
        return t('whatif_jump', {
          value: value(below.x),
          low: exact(below.result),
          high: exact(above.result),
        });
      }
      case 'noNumber':
        return t('whatif_noNumber', { name });
    }
  }

  get #targetValue(): number {
    const typed = typedNumber(this.target) ?? 0;
    return this.isPercent ? typed / 100 : typed;
  }

  #precise(result: number): string {
    const style = this.isPercent ? 'percent' : 'decimal';
    const options = { style, maximumSignificantDigits: 6 } as const;
    return new Intl.NumberFormat(this.#screen.shell.locale, options).format(result);
  }

  /** How it is now. */
  get wordsOfNow(): string | null {
    const { figure, parameter } = this;
    const { t, locale, local } = this.#screen.shell;
    if (!figure || !parameter) return null;
    return t('whatif_nowIs', {
      name: local(parameter.label),
      value: parameterText(parameter, parameter.value, locale),
      figure: figure.label,
      result: figure.text(figure.value),
    });
  }

  get boundsText(): string {
    const { parameter, bounds } = this;
    const { t, locale } = this.#screen.shell;
    if (!parameter || !bounds) return '';
    return t('whatif_lookedFor', {
      min: parameterText(parameter, bounds.min, locale),
      max: parameterText(parameter, bounds.max, locale),
    });
  }

  get stepText(): string {
    const { parameter } = this;
    const step = parameter?.step;
    if (!parameter || step === undefined) return '';
    const { t, locale } = this.#screen.shell;
    return t('whatif_keepSteps', { step: parameterText(parameter, step, locale) });
  }

  /** One step for undo. */
  async apply(): Promise<void> {
    const { answer, parameter } = this;
    if (answer?.kind !== 'found' || !parameter) return;
    const applied = await this.#screen.run(setParameter, {
      parameterId: parameter.id,
      value: answer.point.x,
    });
    if (applied) this.#screen.closeDialog();
  }
}
