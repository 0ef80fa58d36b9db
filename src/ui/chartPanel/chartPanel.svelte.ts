import { changeChartKind, isBlockRef, type ChartKind } from '../../commands/charts/changeChartKind';
import { duplicateChart, removeChart, updateChart } from '../../commands/charts/chartCommands';
import { chartProblem } from '../../commands/charts/chartProblem';
import { chartRangeText, parseChartRange } from '../../commands/charts/chartRange';
import { freeAnchor } from '../../commands/charts/freeAnchor';
import { selectedSource } from '../../commands/charts/insertChart';
import { readChartData, type ChartData } from '../../charts/chartData';
import type {
  BlockChartSpec,
  Chart,
  ChartLook,
  ChartSpec,
  GridBlockRef,
  Parameter,
  TableSheet,
} from '../../model/document';
import { chartColors } from '../../model/colorTokens';
import type { SheetId } from '../../model/ids';
import { findSheet } from '../../model/lookup';
import type { ChartPatch } from '../../model/operation';
import { problem, type Problem } from '../../shared/problems';
import { ok, type Result } from '../../shared/result';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/** Where a refusal is said. */
export type ChartPart = 'kind' | 'title' | 'data' | 'options' | 'look' | 'place';

/** The chart that the panel is about, and what can be changed about it; each change is one step to undo. */
export class ChartPanelState {
  readonly #screen: WorkbookScreenState;
  /** What was refused, and of which chart: another chart has nothing to do with it. */
  #refused = $state.raw<{
    readonly chart: Chart;
    readonly part: ChartPart;
    readonly problem: Problem;
  } | null>(null);

  readonly chart: Chart | null = $derived.by(() => {
    const { view, selectedChartId } = this.#screen;
    return view.document.charts.find(({ id }) => id === selectedChartId) ?? null;
  });
  readonly tables: readonly TableSheet[] = $derived.by(() =>
    this.#screen.view.document.sheets.filter(
      (sheet): sheet is TableSheet => sheet.kind === 'table' && sheet.columns.length > 0,
    ),
  );
  /** What a line may follow. */
  readonly numberParameters: readonly Parameter[] = $derived.by(() =>
    this.#screen.view.document.parameters.filter(({ value }) => typeof value === 'number'),
  );
  /** What is wrong with the data as they are now, without anything having been refused. */
  readonly fault: Problem | null = $derived.by(() => {
    const { view, port } = this.#screen;
    void view.valuesVersion;
    return this.chart && chartProblem(view.document, port.values, this.chart.spec);
  });

  /** What it shows now. */
  readonly data: ChartData | null = $derived.by(() => {
    const { view, port } = this.#screen;
    void view.valuesVersion;
    return this.chart && readChartData(view.document, port.values, this.chart);
  });

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  /** In words, where something of a part was refused and the chart is still as it was. */
  refusal(part: ChartPart): string | null {
    const refused = this.#refused;
    if (refused?.part === part && refused.chart === this.chart)
      return this.#screen.problemText(refused.problem);
    return part === 'data' && this.fault ? this.#screen.problemText(this.fault) : null;
  }

  setTitle(title: string): Promise<boolean> {
    return this.#update('title', { title: title.trim() });
  }

  setKind(kind: ChartKind): Promise<boolean> {
    const { view, port } = this.#screen;
    return this.#put('kind', (chart) => changeChartKind(view.document, port.values, chart.spec, kind));
  }

  /** Puts other data or options into the chart. */
  setSpec(part: ChartPart, spec: ChartSpec): Promise<boolean> {
    return this.#update(part, { spec });
  }

  // --- data of a block ---

  rangeText({ source }: BlockChartSpec): string {
    const { view } = this.#screen;
    return this.chart && isBlockRef(source) ? chartRangeText(view.document, source, this.chart.sheetId) : '';
  }

  setRange(text: string): Promise<boolean> {
    const { view, port } = this.#screen;
    return this.#put('data', (chart) => {
      const source = parseChartRange(view.document, port.values, text, chart.sheetId);
      return source.ok ? ok({ ...(chart.spec as BlockChartSpec), source: source.value }) : source;
    });
  }

  /** The cells or columns that are selected now, in the kind the chart has, where that can show them. */
  useSelection(): Promise<boolean> {
    const { port, selection, view } = this.#screen;
    return this.#put('data', (chart) => {
      const source = selectedSource({ workbook: port.workbook, values: port.values, selection });
      if (!source.ok) return source;
      const { spec } = source.value;
      const sameKind = changeChartKind(view.document, port.values, spec, chart.spec.kind);
      if (!sameKind.ok) return ok(spec);
      const options = 'unit' in chart.spec && chart.spec.unit ? { unit: chart.spec.unit } : {};
      const beside = 'isBeside' in chart.spec ? { isBeside: chart.spec.isBeside === true } : {};
      return ok({ ...sameKind.value, ...options, ...beside } as ChartSpec);
    });
  }

  /** Whether the first row of the cells holds headings. */
  setHeadings(spec: BlockChartSpec, source: GridBlockRef, has: boolean): Promise<boolean> {
    const { withoutHeadings: _, ...block } = source;
    return this.setSpec('data', { ...spec, source: has ? block : { ...block, withoutHeadings: true } });
  }

  // --- looks ---

  /** `undefined` leaves a part to the chart again. */
  setLook(part: { readonly [Key in keyof ChartLook]?: ChartLook[Key] | undefined }): Promise<boolean> {
    const entries = Object.entries({ ...this.chart?.look, ...part }).filter(
      ([, value]) => value !== undefined,
    );
    return this.#update('look', {
      look: entries.length === 0 ? null : Object.fromEntries(entries),
    });
  }

  /** Series without a choice of their own keep the colour they have. */
  setColor(place: number, color: number): Promise<boolean> {
    const colors = [...(this.chart?.look?.colors ?? [])];
    while (colors.length <= place) colors.push(colors.length % chartColors.length);
    colors[place] = color;
    const isOwn = colors.every((each, index) => each === index % chartColors.length);
    return this.setLook({ colors: isOwn ? undefined : colors });
  }

  // --- size and place ---

  setSize(side: 'widthPx' | 'heightPx', px: number | null): Promise<boolean> {
    const { chart } = this;
    if (!chart || px === null) return Promise.resolve(false);
    return this.#update('place', { anchor: { ...chart.anchor, [side]: px } });
  }

  /** Another sheet is shown, with the chart on it. */
  async setSheet(sheetId: SheetId): Promise<boolean> {
    const { chart } = this;
    const { document } = this.#screen.view;
    const sheet = findSheet(document, sheetId);
    if (!chart || sheet?.kind !== 'grid') return false;
    const anchor = freeAnchor(sheet, document.charts, { rowIndex: 1, columnIndex: 1 }, chart.anchor);
    const done = await this.#update('place', { sheetId, anchor });
    if (done) this.#screen.selectChart(chart.id);
    return done;
  }

  duplicate(): void {
    if (this.chart) void this.#screen.run(duplicateChart, { chartId: this.chart.id });
  }

  remove(): void {
    if (this.chart) void this.#screen.run(removeChart, { chartId: this.chart.id });
  }

  // --- one way to change it ---

  #put(part: ChartPart, make: (chart: Chart) => Result<ChartSpec>): Promise<boolean> {
    const { chart } = this;
    if (!chart) return Promise.resolve(false);
    const spec = make(chart);
    if (spec.ok) return this.#update(part, { spec: spec.value });
    this.#refused = { chart, part, problem: spec.problem };
    return Promise.resolve(false);
  }

  async #update(part: ChartPart, patch: ChartPatch): Promise<boolean> {
    const { chart } = this;
    if (!chart) return false;
    const done = await this.#screen.runQuietly(updateChart, { chartId: chart.id, patch });
    this.#refused = done.ok ? null : { chart, part, problem: done.problem ?? problem('internal') };
    return done.ok;
  }
}
