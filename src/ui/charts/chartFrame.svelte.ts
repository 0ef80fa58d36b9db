import { readChartData, type ChartData } from '../../charts/chartData';
import { chartTable, type ChartTable } from '../../charts/chartTable';
import { darkChartTheme, lightChartTheme, readChartTheme, type ChartTheme } from '../../charts/chartTheme';
import { createChartView, type ChartView } from '../../charts/chartView';
import { setParameter } from '../../commands/parameters';
import type { Chart } from '../../model/document';
import { saveBlob } from '../controls/saveFile';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';

/** One chart on a sheet: what it shows follows the workbook, what is chosen in it selects rows. */
export class ChartFrameState {
  readonly #screen: WorkbookScreenState;
  readonly #chart: () => Chart;
  readonly #isPrinted: boolean;
  view = $state.raw<ChartView | null>(null);
  isTableShown = $state(false);

  readonly data: ChartData | null = $derived.by(() => {
    const { view, port } = this.#screen;
    void view.valuesVersion;
    return readChartData(view.document, port.values, this.#chart());
  });
  readonly table: ChartTable | null = $derived.by(() => {
    const { phrase, locale } = this.#screen.shell;
    return this.data && chartTable(this.data, phrase, locale);
  });

  /** `isPrinted`: in light colours, whatever the screen has, and all there at once. */
  constructor(
    screen: WorkbookScreenState,
    chart: () => Chart,
    options: { readonly isPrinted?: boolean } = {},
  ) {
    this.#isPrinted = options.isPrinted === true;
    this.#screen = screen;
    this.#chart = chart;
  }

  /** Draws into an element until the returned function is called. */
  mount(element: HTMLElement): () => void {
    const screen = this.#screen;
    const view = createChartView(element, {
      locale: screen.shell.locale,
      theme: this.#theme(element),
      phrase: screen.shell.phrase,
      isStill: this.#isPrinted,
      onSelectRows: (sheetId, rows) => {
        if (rows.length > 0) screen.selectRows(sheetId, rows);
      },
      onCutChange: (parameterId, value) => void screen.runQuietly(setParameter, { parameterId, value }),
    });
    this.view = view;
    return () => {
      this.view = null;
      view.dispose();
    };
  }

  /** Takes over the theme and the language as they are now. */
  follow(element: HTMLElement): void {
    this.view?.setTheme(this.#theme(element));
    this.view?.setLocale(this.#screen.shell.locale, this.#screen.shell.phrase);
  }

  async picture(kind: 'png' | 'svg'): Promise<void> {
    const { view } = this;
    if (!view) return;
    const blob =
      kind === 'png' ? await view.toPng() : new Blob([await view.toSvg()], { type: 'image/svg+xml' });
    saveBlob(blob, `${this.#chart().title}.${kind}`);
  }

  #theme(element: HTMLElement): ChartTheme {
    const isDark = this.#screen.shell.resolvedTheme === 'dark' && !this.#isPrinted;
    const base = isDark ? darkChartTheme : lightChartTheme;
    return readChartTheme(element, base);
  }
}
