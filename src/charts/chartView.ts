import { lineIdAt, lineIndexOf } from '../model/axis';
import type { ParameterId, RowId, SheetId } from '../model/ids';
import { assert } from '../shared/assert';
import { DisposableStack } from '../shared/disposable';
import type { Locale } from '../shared/localText';
import { reportFault } from '../shared/report';
import type { ChartData, QuadrantData } from './chartData';
import { pngPicture, svgPicture, type ChartPicture } from './chartPicture';
import { manyPoints, type ChartOption, type DrawingContext } from './chartOption';
import { chartSummary } from './chartTable';
import type { ChartPhrase } from './chartTexts';
import type { ChartTheme } from './chartTheme';
import { CutSlider } from './cutSlider';
import { drawOption, isEmptyChart } from './drawOption';
import type { ChartLibrary, EChartsType } from './echartsLibrary';
import { shownNumberText } from './numberText';
import { PlotArea } from './plotArea';
import { PointPicker } from './pointPicker';
import { withCuts } from './quadrantData';
import { quadrantScales, type QuadrantScales } from './quadrantOption';
import { zoomedOption } from './zoomedOption';

export interface ChartViewOptions {
  readonly locale: Locale;
  readonly theme: ChartTheme;
  readonly phrase: ChartPhrase;
  /** It is all there at once: on paper, which may be printed in the next frame. */
  readonly isStill?: boolean;
  /** Points or bars were chosen; an empty list when the choice was cleared. */
  onSelectRows?(sheetId: SheetId, rows: readonly RowId[]): void;
  /** A cut line was moved, at most once a frame while it is dragged; `isFinal` when it came to rest. */
  onCutChange?(parameterId: ParameterId, value: number, isFinal: boolean): void;
}

/** One drawn chart. It shows what `update` gave it last, at the size of its element, until `dispose`. */
export interface ChartView {
  /** Fulfilled when the chart library is there; a failure to load it is shown in the chart's place. */
  readonly ready: Promise<void>;
  /** `null` clears the chart. */
  update(data: ChartData | null): void;
  /** Marks rows of the chart's table that were selected elsewhere. */
  setSelection(rows: readonly RowId[]): void;
  setTheme(theme: ChartTheme): void;
  setLocale(locale: Locale, phrase: ChartPhrase): void;
  /** How many times its natural size it is drawn in, as the sheet around it. */
  setZoom(zoom: number): void;
  /** Follows the element by itself; for hosts that resize without layout. */
  resize(): void;
  /** A picture without handles and selection: SVG text. */
  toSvg(): Promise<string>;
  /** The same as PNG, in double resolution. */
  toPng(): Promise<Blob>;
  dispose(): void;
}

/** Makes a chart in an element that has a size. The library is loaded when the first chart is made. */
export function createChartView(element: HTMLElement, options: ChartViewOptions): ChartView {
  return new EChartsView(element, options);
}

type Renderer = 'svg' | 'canvas';

class EChartsView implements ChartView {
  readonly ready: Promise<void>;
  readonly #root = document.createElement('div');
  readonly #plot = document.createElement('div');
  readonly #disposables = new DisposableStack();
  readonly #options: ChartViewOptions;
  readonly #sliders: Readonly<Record<'x' | 'y', CutSlider>>;
  readonly #reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
  #theme: ChartTheme;
  #locale: Locale;
  #phrase: ChartPhrase;
  #zoom = 1;
  #library: ChartLibrary | null = null;
  #chart: { readonly instance: EChartsType; readonly renderer: Renderer } | null = null;
  #data: ChartData | null = null;
  /** Where the cut lines are while they are dragged, until new data arrives. */
  #preview: { readonly x: number; readonly y: number } | null = null;
  #selected: ReadonlySet<number> = new Set();
  #area: PlotArea | null = null;
  #drawnKind: string | null = null;
  #frame: number | null = null;
  #isDisposed = false;

  constructor(element: HTMLElement, options: ChartViewOptions) {
    this.#options = options;
    this.#theme = options.theme;
    this.#locale = options.locale;
    this.#phrase = options.phrase;
    this.#root.style.cssText = 'position:relative;width:100%;height:100%;overflow:hidden';
    this.#plot.style.cssText = 'position:absolute;inset:0';
    this.#plot.setAttribute('role', 'img');
    this.#root.append(this.#plot);
    element.append(this.#root);
    this.#sliders = { x: this.#slider('x'), y: this.#slider('y') };
    const picker = new PointPicker({
      element: this.#root,
      plotArea: () => this.#area,
      points: () => (this.#data?.kind === 'quadrant' ? this.#data : null),
      color: () => this.#theme.accent,
      onPick: (indexes, extend) => this.#pickPoints(indexes, extend),
    });
    const observer = new ResizeObserver(() => this.resize());
    observer.observe(this.#root);
    const redraw = (): void => this.#requestDraw();
    this.#reducedMotion.addEventListener('change', redraw);
    this.#disposables.add(() => this.#root.remove());
    this.#disposables.add(() => this.#chart?.instance.dispose());
    this.#disposables.add(() => this.#reducedMotion.removeEventListener('change', redraw));
    this.#disposables.add(() => observer.disconnect());
    this.#disposables.add(() => picker.dispose());
    this.#disposables.add(() => this.#sliders.x.dispose());
    this.#disposables.add(() => this.#sliders.y.dispose());
    this.ready = this.#load();
  }

  update(data: ChartData | null): void {
    const isOtherTable = data?.sheetId !== this.#data?.sheetId;
    this.#data = data;
    if (isOtherTable) this.#selected = new Set();
    // Under a dragging hand the lines stay where the hand has them; the next move draws the new data.
    if (this.#sliders.x.isDragging || this.#sliders.y.isDragging) return;
    this.#preview = null;
    this.#requestDraw();
  }

  setSelection(rows: readonly RowId[]): void {
    const axis = this.#data?.tableRows ?? [];
    this.#selected = new Set(
      rows.map((rowId) => lineIndexOf(axis, rowId)).filter((rowIndex) => rowIndex >= 0),
    );
    this.#requestDraw();
  }

  setTheme(theme: ChartTheme): void {
    this.#theme = theme;
    this.#requestDraw();
  }

  setLocale(locale: Locale, phrase: ChartPhrase): void {
    this.#locale = locale;
    this.#phrase = phrase;
    this.#requestDraw();
  }

  setZoom(zoom: number): void {
    if (zoom === this.#zoom) return;
    this.#zoom = zoom;
    this.#requestDraw();
  }

  resize(): void {
    if (this.#root.clientWidth === 0 || this.#root.clientHeight === 0) return;
    this.#chart?.instance.resize();
    this.#requestDraw();
  }

  async toSvg(): Promise<string> {
    await this.ready;
    return svgPicture(this.#loaded(), this.#picture());
  }

  async toPng(): Promise<Blob> {
    await this.ready;
    return pngPicture(this.#loaded(), this.#picture());
  }

  dispose(): void {
    this.#isDisposed = true;
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#disposables.dispose();
    this.#chart = null;
    this.#area = null;
  }

  async #load(): Promise<void> {
    try {
      this.#library = await import('./echartsLibrary');
    } catch (error) {
      reportFault('loading the chart library', error);
      this.#plot.textContent = this.#phrase('charts_loadFailed');
      return;
    }
    this.#draw();
  }

  #loaded(): ChartLibrary {
    assert(this.#library, 'the chart library did not load');
    return this.#library;
  }

  #slider(axis: 'x' | 'y'): CutSlider {
    return new CutSlider({
      element: this.#root,
      axis,
      plotArea: () => this.#area,
      onMove: (value, isFinal) => this.#moveCut(axis, value, isFinal),
    });
  }

  // --- drawing ---

  /** Draws once before the next frame, however much is asked for until then. */
  #requestDraw(): void {
    this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
    if (this.#isDisposed || !this.#library || this.#root.clientWidth === 0 || this.#root.clientHeight === 0)
      return;
    const data = this.#shownData();
    if (!data) {
      this.#chart?.instance.clear();
      this.#drawnKind = null;
      this.#area = null;
      this.#placeSliders(null, null);
      return;
    }
    const chart = this.#chartFor(rendererFor(data));
    const scales = this.#data?.kind === 'quadrant' ? quadrantScales(this.#data) : null;
    const isPreview = this.#preview !== null;
    const context = this.#context({
      isAnimated: !isPreview && !this.#options.isStill && !this.#reducedMotion.matches,
      isMoving: this.#sliders.x.isDragging || this.#sliders.y.isDragging,
    });
    const option = zoomedOption(drawOption(data, context, scales ?? undefined), this.#zoom);
    // Series are matched by id, so that points glide; another kind or another way of drawing begins anew.
    const kind = `${data.kind} ${seriesIds(option).join(' ')} ${isEmptyChart(data)}`;
    chart.setOption(option, { notMerge: kind !== this.#drawnKind, lazyUpdate: false });
    this.#drawnKind = kind;
    this.#plot.setAttribute('aria-label', chartSummary(data, this.#phrase, this.#locale));
    this.#area = data.kind === 'quadrant' && scales && !isEmptyChart(data) ? plotAreaOf(chart, scales) : null;
    this.#placeSliders(data.kind === 'quadrant' ? data : null, scales);
  }

  #context(overrides: Partial<DrawingContext>): DrawingContext {
    return {
      theme: this.#theme,
      locale: this.#locale,
      phrase: this.#phrase,
      isAnimated: false,
      selected: this.#selected,
      widthPx: this.#root.clientWidth / this.#zoom,
      ...overrides,
    };
  }

  /** The data with the cut lines where the hand has them now. */
  #shownData(): ChartData | null {
    const data = this.#data;
    if (data?.kind !== 'quadrant' || !this.#preview) return data;
    const { x, y } = this.#preview;
    return {
      ...withCuts(data, x, y),
      xCut: { ...data.xCut, value: x },
      yCut: { ...data.yCut, value: y },
    };
  }

  #chartFor(renderer: Renderer): EChartsType {
    if (this.#chart?.renderer === renderer) return this.#chart.instance;
    this.#chart?.instance.dispose();
    const instance = this.#loaded().startChart(this.#plot, null, { renderer });
    instance.on('click', { seriesType: 'bar' }, (event) => {
      const { dataIndex, event: pointer } = event as { dataIndex: number; event?: { event?: MouseEvent } };
      this.#pickBar(dataIndex, isExtending(pointer?.event));
    });
    instance.getZr().on('click', (event) => {
      if (!event.target && this.#data?.kind === 'bars') this.#select([], false);
    });
    this.#chart = { instance, renderer };
    this.#drawnKind = null;
    return instance;
  }

  #placeSliders(data: QuadrantData | null, scales: QuadrantScales | null): void {
    for (const axis of ['x', 'y'] as const) {
      const cut = data?.[`${axis}Cut`];
      const state =
        data && scales && cut
          ? {
              cut,
              scale: scales[axis],
              theme: this.#theme,
              label: cut.name ?? this.#phrase('charts_cutOf', { name: data[`${axis}Name`] }),
              valueText: shownNumberText(cut.value, data[`${axis}Shown`], this.#locale),
            }
          : null;
      this.#sliders[axis].show(state);
    }
  }

  #picture(): ChartPicture {
    assert(this.#data, 'a picture of no chart');
    const width = Math.round(this.#root.clientWidth / this.#zoom) || 680;
    const height = Math.round(this.#root.clientHeight / this.#zoom) || 420;
    const context = this.#context({ selected: new Set(), widthPx: width });
    return { width, height, option: drawOption(this.#data, context), background: this.#theme.background };
  }

  // --- hands ---

  #moveCut(axis: 'x' | 'y', value: number, isFinal: boolean): void {
    const data = this.#data;
    if (data?.kind !== 'quadrant') return;
    const { x, y } = this.#preview ?? { x: data.xCut.value, y: data.yCut.value };
    this.#preview = axis === 'x' ? { x: value, y } : { x, y: value };
    this.#draw();
    const { parameterId } = data[`${axis}Cut`];
    if (parameterId !== null) this.#options.onCutChange?.(parameterId, value, isFinal);
  }

  #pickPoints(indexes: readonly number[], extend: boolean): void {
    const data = this.#data;
    if (data?.kind !== 'quadrant') return;
    this.#select(
      indexes.map((index) => data.rowIndexes[index]!),
      extend,
    );
  }

  #pickBar(barIndex: number, extend: boolean): void {
    const bar = this.#data?.kind === 'bars' ? this.#data.bars[barIndex] : undefined;
    if (bar) this.#select(bar.rowIndexes, extend);
  }

  /** Chooses rows; extending adds them, or takes them out when all of them were chosen already. */
  #select(rowIndexes: ArrayLike<number> & Iterable<number>, extend: boolean): void {
    const data = this.#data;
    if (!data || (extend && rowIndexes.length === 0)) return;
    const chosen = new Set(extend ? this.#selected : []);
    const areAllChosen = Array.from(rowIndexes).every((rowIndex) => chosen.has(rowIndex));
    for (const rowIndex of rowIndexes) {
      if (areAllChosen) chosen.delete(rowIndex);
      else chosen.add(rowIndex);
    }
    this.#selected = chosen;
    this.#draw();
    const rows = Array.from(chosen)
      .sort((a, b) => a - b)
      .map((rowIndex) => lineIdAt(data.tableRows, rowIndex));
    this.#options.onSelectRows?.(data.sheetId, rows);
  }
}

/** SVG is sharp and cheap for few shapes; canvas for many. */
function rendererFor(data: ChartData): Renderer {
  return data.kind === 'quadrant' && data.x.length >= manyPoints ? 'canvas' : 'svg';
}

function seriesIds(option: ChartOption): string[] {
  const series = Array.isArray(option.series) ? option.series : [];
  return series.map(({ id }) => String(id ?? ''));
}

function plotAreaOf(chart: EChartsType, { x, y }: QuadrantScales): PlotArea {
  const pixels = (point: [number, number]): readonly [number, number] => {
    const place = chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, point);
    return [place[0] ?? 0, place[1] ?? 0];
  };
  return new PlotArea(x, y, pixels([x.min, y.min]), pixels([x.max, y.max]));
}

const isExtending = (event: MouseEvent | undefined): boolean =>
  event !== undefined && (event.shiftKey || event.ctrlKey || event.metaKey);
