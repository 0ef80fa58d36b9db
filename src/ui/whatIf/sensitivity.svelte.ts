import { addSheetOfValues } from '../../commands/addSheetOfValues';
import { nearBounds, searchBounds, variedValues, type Bounds } from '../../model/whatIf/variation';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { gridSheetOf, tornadoSheetOf } from './sensitivitySheet';
import type { SensitivityGrid, Tornado, TornadoRow } from './sensitivityTypes';
import type { ShownFigure } from './shownFigure';
import { TrialWork } from './trialWork.svelte';
import { figureChoices, numericParameters, type NumericParameter } from './whatIfChoices';

export const stepCounts = [3, 5, 7, 11] as const;

/** How a result follows one or two parameters, or each of all of them. */
export class SensitivityState {
  readonly #screen: WorkbookScreenState;
  readonly work: TrialWork;
  readonly figures: readonly ShownFigure[];
  readonly parameters: readonly NumericParameter[];
  kind = $state<'grid' | 'tornado'>('grid');
  figureIndex = $state(0);
  firstIndex = $state(0);
  /** -1: none. */
  secondIndex = $state(-1);
  count = $state<number>(5);
  reach = $state<'bounds' | 'near'>('near');
  grid = $state.raw<SensitivityGrid | null>(null);
  tornado = $state.raw<Tornado | null>(null);

  readonly figure: ShownFigure | undefined = $derived.by(() => this.figures[this.figureIndex]);

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
    this.work = new TrialWork(screen);
    this.figures = figureChoices(screen);
    this.parameters = numericParameters(screen);
  }

  change(
    what: Partial<
      Pick<SensitivityState, 'kind' | 'figureIndex' | 'firstIndex' | 'secondIndex' | 'count' | 'reach'>
    >,
  ): void {
    this.work.cancel();
    Object.assign(this, what);
    if (this.secondIndex === this.firstIndex) this.secondIndex = -1;
    this.grid = null;
    this.tornado = null;
  }

  calculate(): Promise<void> {
    return this.kind === 'grid' ? this.#calculateGrid() : this.#calculateTornado();
  }

  async toSheet(): Promise<void> {
    const { grid, tornado } = this;
    const { shell } = this.#screen;
    const sheet = grid ? gridSheetOf(grid, shell) : tornado && tornadoSheetOf(tornado, shell);
    if (sheet && (await this.#screen.run(addSheetOfValues, sheet))) this.#screen.closeDialog();
  }

  #reachOf(parameter: NumericParameter): Bounds {
    return this.reach === 'near' ? nearBounds(parameter) : searchBounds(parameter);
  }

  async #calculateGrid(): Promise<void> {
    const { figure } = this;
    const first = this.parameters[this.firstIndex];
    const second = this.parameters[this.secondIndex] ?? null;
    if (!figure || !first) return;
    const rows = variedValues(first, this.#reachOf(first), this.count);
    const columns = second ? variedValues(second, this.#reachOf(second), this.count) : [null];
    this.grid = await this.work.run(figure.figure, async ({ evaluate, onProgress }) => {
      const results = [];
      for (const [index, row] of rows.entries()) {
        const line = [];
        for (const column of columns) {
          const values = { [first.id]: row, ...(second && column !== null ? { [second.id]: column } : {}) };
          line.push(await evaluate(values));
          onProgress((index * columns.length + line.length) / (rows.length * columns.length));
        }
        results.push(line);
      }
      return { figure, first, second, rows, columns, results };
    });
  }

  async #calculateTornado(): Promise<void> {
    const { figure, parameters } = this;
    if (!figure) return;
    this.tornado = await this.work.run(figure.figure, async ({ evaluate, onProgress }) => {
      const rows: TornadoRow[] = [];
      for (const parameter of parameters) {
        const { min, max } = this.#reachOf(parameter);
        const [atLow, atHigh] = [
          await evaluate({ [parameter.id]: min }),
          await evaluate({ [parameter.id]: max }),
        ];
        rows.push({ parameter, low: min, high: max, atLow, atHigh });
        onProgress(rows.length / parameters.length);
      }
      return { figure, base: figure.value, rows: rows.sort((a, b) => swing(b) - swing(a)) };
    });
  }
}

/** How far a result moves; one that is no number stands last. */
function swing({ atLow, atHigh }: TornadoRow): number {
  return typeof atLow === 'number' && typeof atHigh === 'number' ? Math.abs(atHigh - atLow) : -1;
}
