import { readChartData, type QuadrantData } from '../../charts/chartData';
import { quadrantMoves, type MoveReason, type QuadrantMove } from '../../charts/quadrantMoves';
import { pointLabel } from '../../charts/quadrantData';
import { lineIdAt } from '../../model/axis';
import { columnValues } from '../../model/drift';
import { guessSnapshot } from '../../model/guessSnapshot';
import { findSheet } from '../../model/lookup';
import type { Chart, Sheet } from '../../model/document';
import type { Scenario } from '../../model/scenario';
import { scenarioValues } from '../../model/scenarioValues';
import type { Dispose } from '../../shared/disposable';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/** The workbook is worked out anew for it: not at every edit. */
const quietMs = 700;

/** Who is in another quadrant than under a scenario; follows the cuts as they are dragged. */
export class QuadrantMovesState {
  readonly #screen: WorkbookScreenState;
  #chosenId = $state<string | null>(null);
  #baseline = $state.raw<QuadrantData | null>(null);
  #asked = 0;
  #isFirst = true;

  readonly chart: Chart | undefined = $derived.by(() => {
    const { charts } = this.#screen.view.document;
    const quadrants = charts.filter(({ spec }) => spec.kind === 'quadrant');
    return quadrants.find(({ sheetId }) => sheetId === this.#screen.sheet?.id) ?? quadrants[0];
  });
  readonly scenarios: readonly Scenario[] = $derived.by(() => this.#screen.view.document.scenarios ?? []);
  readonly scenario: Scenario | undefined = $derived.by(
    () => this.scenarios.find(({ id }) => id === this.#chosenId) ?? this.scenarios[0],
  );
  /** The baseline is worked out anew when these, the chart or the scenario differ; values of parameters may. */
  readonly sheets: readonly Sheet[] = $derived.by(() => this.#screen.view.document.sheets);

  readonly now: QuadrantData | null = $derived.by(() => {
    const { view, port } = this.#screen;
    void view.valuesVersion;
    const data = this.chart && readChartData(view.document, port.values, this.chart);
    return data?.kind === 'quadrant' ? data : null;
  });
  readonly moves: readonly QuadrantMove[] | null = $derived.by(() =>
    this.#baseline && this.now && this.#baseline.sheetId === this.now.sheetId
      ? quadrantMoves(this.#baseline, this.now)
      : null,
  );
  /** What the customers who moved are worth, by the table's value column. */
  readonly atStake: { readonly name: string; readonly value: number } | null = $derived.by(() => {
    const { view, port } = this.#screen;
    const table = this.now && findSheet(view.document, this.now.sheetId);
    if (!this.moves || table?.kind !== 'table') return null;
    const column = table.columns.find(({ id }) => id === guessSnapshot(table)?.valueColumnId);
    if (!column) return null;
    const values = columnValues(port.values.columnBlocks(table.id, column.id));
    const amounts = this.moves.map(({ rowIndex }) => values[rowIndex]);
    const value = amounts.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0);
    return { name: column.name, value };
  });

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  choose(id: string): void {
    this.#chosenId = id;
  }

  /** Reads the chart as it is under the scenario, once nobody has changed anything for a moment. */
  follow(): Dispose {
    this.#baseline = null;
    const timer = setTimeout(() => void this.#read(++this.#asked), this.#isFirst ? 0 : quietMs);
    this.#isFirst = false;
    return () => {
      clearTimeout(timer);
      this.#asked++;
    };
  }

  async #read(asked: number): Promise<void> {
    const { chart, scenario } = this;
    if (!chart || !scenario) return;
    const { view, port } = this.#screen;
    const read = await port.whatIf.run(scenarioValues(view.document, scenario), ({ document, values }) =>
      readChartData(document, values, chart),
    );
    // The reading is all that is needed of it.
    port.whatIf.release();
    if (asked === this.#asked && read.ok && read.value?.kind === 'quadrant') this.#baseline = read.value;
  }

  /** `A → D: 12`, the most first. */
  get counts(): readonly { readonly from: string; readonly to: string; readonly count: number }[] {
    const counts = new Map<string, { from: string; to: string; count: number }>();
    for (const { from, to } of this.moves ?? []) {
      const known = counts.get(from + to);
      if (known) known.count++;
      else counts.set(from + to, { from, to, count: 1 });
    }
    return [...counts.values()].sort((a, b) => b.count - a.count);
  }

  label({ rowIndex }: QuadrantMove): string {
    return pointLabel(this.now?.labels ?? null, rowIndex) ?? String(rowIndex + 1);
  }

  /** "Value score 42 is under the cut of 50 now (it was 40)". */
  reason({ axis, isHigh, valueBefore, value, cutBefore, cut }: MoveReason): string {
    const { t, locale } = this.#screen.shell;
    const text = (number: number): string =>
      new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }).format(number);
    const name = (axis === 'x' ? this.now?.xName : this.now?.yName) ?? '';
    const params = { name, value: text(value), cut: text(cut) };
    if (valueBefore === value)
      return t(isHigh ? 'whatif_cutFellUnder' : 'whatif_cutRoseOver', { ...params, before: text(cutBefore) });
    return t(isHigh ? 'whatif_valueRose' : 'whatif_valueFell', { ...params, before: text(valueBefore) });
  }

  show({ rowIndex }: QuadrantMove): void {
    const { now } = this;
    if (now) this.#screen.selectRows(now.sheetId, [lineIdAt(now.tableRows, rowIndex)]);
  }
}
