import { untrack } from 'svelte';
import { formatValue } from '../../model/format/formatValue';
import type { MessageKey } from '../../i18n/texts';
import type { WorkbookScreenState } from './workbookScreen.svelte';
import { figureNames, figuresToShow, type FigureName } from './figureNames';
import { selectionStatistics, type SelectionStatistics } from './selectionStatistics';

export const figureTexts: Readonly<Record<FigureName, MessageKey>> = {
  sum: 'app_sum',
  average: 'app_average',
  count: 'app_count',
  numberCount: 'explain_numberCount',
  smallest: 'explain_smallest',
  largest: 'explain_largest',
};

const storageKey = 'worthbook.figures';
const shownAtFirst: readonly FigureName[] = ['sum', 'average', 'count'];

/** The figures of the selection that the person wants to see; a change of the selection gives up the last count. */
export class SelectionFiguresState {
  readonly #screen: WorkbookScreenState;
  chosen = $state.raw<readonly FigureName[]>(readChosen());
  statistics = $state.raw<SelectionStatistics | null>(null);

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
  }

  /** To be run whenever selection or values change; the answer stops it. */
  follow(): () => void {
    const { view, port, selection } = this.#screen;
    void view.valuesVersion;
    const abort = new AbortController();
    void selectionStatistics(view.document, port.values, selection, abort.signal).then((statistics) => {
      if (!abort.signal.aborted) untrack(() => (this.statistics = statistics));
    });
    return () => abort.abort();
  }

  get shown(): readonly FigureName[] {
    return figuresToShow(this.statistics, this.chosen);
  }

  toggle(name: FigureName): void {
    this.chosen = this.chosen.includes(name)
      ? this.chosen.filter((known) => known !== name)
      : figureNames.filter((known) => known === name || this.chosen.includes(known));
    keepChosen(this.chosen);
  }

  value(name: FigureName): number {
    const { statistics } = this;
    if (!statistics) return 0;
    return name === 'average' ? statistics.sum / statistics.numberCount : statistics[name];
  }

  text(name: FigureName): string {
    const { locale } = this.#screen.shell;
    const value = this.value(name);
    if (name === 'count' || name === 'numberCount') return new Intl.NumberFormat(locale).format(value);
    const { format } = this.statistics ?? {};
    return format?.numberFormat !== undefined || format?.type !== undefined
      ? formatValue(value, format, locale)
      : new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(value);
  }

  /** With all its digits, as a cell takes it. */
  async copy(name: FigureName): Promise<void> {
    const { shell } = this.#screen;
    try {
      await navigator.clipboard.writeText(String(this.value(name)));
      this.#screen.notify({
        kind: 'message',
        text: 'explain_figureCopied',
        params: { figure: `${shell.t(figureTexts[name])} ${this.text(name)}` },
      });
    } catch {
      this.#screen.notify({ kind: 'message', text: 'explain_figureNotCopied' });
    }
  }
}

function readChosen(): readonly FigureName[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    return Array.isArray(stored) ? figureNames.filter((name) => stored.includes(name)) : shownAtFirst;
  } catch {
    return shownAtFirst;
  }
}

function keepChosen(chosen: readonly FigureName[]): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(chosen));
  } catch {
    // Storage is blocked: the choice holds for this visit.
  }
}
