import { addSheetOfValues, type ValueCell } from '../../commands/addSheetOfValues';
import type { Parameter } from '../../model/document';
import type { ParameterValue } from '../../model/parameterValue';
import { currentValues, scenarioValues, type ParameterValues } from '../../model/scenarioValues';
import type { CellValue } from '../../shared/value';
import type { WorkbookScreenState } from '../workbook/workbookScreen.svelte';
import { figureValue, parameterText, shownFigures, type ShownFigure } from './shownFigure';

/** The workbook as it is, or a scenario. */
export interface ComparedColumn {
  readonly id: string;
  readonly name: string;
  readonly values: ParameterValues;
  /** Of the figures, in their order; `null` until they are worked out. */
  readonly results: readonly CellValue[] | null;
}

/** Scenarios side by side: what they assume where they differ, and what comes out. */
export class CompareScenariosState {
  readonly #screen: WorkbookScreenState;
  readonly #abort = new AbortController();
  readonly figures: readonly ShownFigure[];
  columns = $state.raw<readonly ComparedColumn[]>([]);
  refusal = $state<string | null>(null);

  /** The parameters in which the columns differ. */
  readonly assumptions: readonly Parameter[] = $derived.by(() =>
    this.#screen.view.document.parameters.filter(
      ({ id }) => new Set(this.columns.map(({ values }) => values[id])).size > 1,
    ),
  );
  readonly done: number = $derived(this.columns.filter(({ results }) => results !== null).length);

  constructor(screen: WorkbookScreenState) {
    this.#screen = screen;
    const { port, shell, view } = screen;
    const { document } = view;
    this.figures = shownFigures(document, port.values, shell.locale);
    this.columns = [
      {
        id: 'now',
        name: shell.t('whatif_now'),
        values: currentValues(document),
        results: this.figures.map(({ value }) => value),
      },
      ...(document.scenarios ?? []).map((scenario) => ({
        id: scenario.id,
        name: scenario.name,
        values: scenarioValues(document, scenario),
        results: null,
      })),
    ];
  }

  /** Works out one column after the other. */
  async run(): Promise<void> {
    const { port } = this.#screen;
    for (const { id, values, results } of this.columns) {
      if (results !== null) continue;
      const read = await port.whatIf.run(
        values,
        (trial) => this.figures.map(({ figure }) => figureValue(trial.values, figure)),
        { signal: this.#abort.signal },
      );
      if (this.#abort.signal.aborted) return;
      if (!read.ok) {
        this.refusal = this.#screen.problemText(read.problem);
        return;
      }
      this.columns = this.columns.map((column) =>
        column.id === id ? { ...column, results: read.value } : column,
      );
    }
  }

  assumed(parameter: Parameter, { values }: ComparedColumn): string {
    return parameterText(parameter, values[parameter.id] as ParameterValue, this.#screen.shell.locale);
  }

  /** How far a result is from that of now, as a share; nothing where there is none. */
  change(column: ComparedColumn, index: number): string | null {
    const [now, then] = [this.columns[0]?.results?.[index], column.results?.[index]];
    if (column.id === 'now' || typeof now !== 'number' || typeof then !== 'number') return null;
    if (now === 0 || now === then) return null;
    return new Intl.NumberFormat(this.#screen.shell.locale, {
      style: 'percent',
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    }).format((then - now) / Math.abs(now));
  }

  async copyToSheet(): Promise<void> {
    const { shell } = this.#screen;
    const head = { bold: true, borderBottom: true } as const;
    const heading = (first: string): ValueCell[] => [
      { value: first, style: head },
      ...this.columns.map(({ name }) => ({ value: name, style: { ...head, align: 'right' as const } })),
    ];
    const rows: ValueCell[][] = [
      [{ value: shell.t('whatif_comparison'), style: { bold: true, size: 'heading' } }],
      [],
      heading(shell.t('whatif_assumptions')),
      ...this.assumptions.map((parameter) => [
        { value: shell.local(parameter.label) },
        ...this.columns.map(({ values }) => parameterCell(parameter, values[parameter.id])),
      ]),
      [],
      heading(shell.t('whatif_keyFigures')),
      ...this.figures.map(({ label, numberFormat }, index) => [
        { value: label },
        ...this.columns.map(({ results }) => ({
          value: results?.[index] ?? null,
          ...(numberFormat === undefined ? {} : { style: { numberFormat } }),
        })),
      ]),
    ];
    const added = await this.#screen.run(addSheetOfValues, {
      name: shell.t('whatif_comparison'),
      rows,
      columnWidthsPx: [260, ...this.columns.map(() => 130)],
    });
    if (added) this.#screen.closeDialog();
  }

  dispose(): void {
    this.#abort.abort();
    this.#screen.port.whatIf.release();
  }
}

function parameterCell({ kind }: Parameter, value: ParameterValue | undefined): ValueCell {
  const style = kind === 'percent' ? { numberFormat: '0.0%' } : { align: 'right' as const };
  return { value: value ?? null, style };
}
