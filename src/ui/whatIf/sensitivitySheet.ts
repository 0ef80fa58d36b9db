import type { BlockData } from '../../charts/chartData';
import type { SheetOfValues, ValueCell } from '../../commands/addSheetOfValues';
import { isPercentFormat } from '../../model/format/formatCode';
import type { CellValue } from '../../shared/value';
import type { ShellState } from '../shellState.svelte';
import type { SensitivityGrid, Tornado, TornadoRow } from './sensitivityTypes';
import { parameterText, type ShownFigure } from './shownFigure';
import type { NumericParameter } from './whatIfChoices';

const title = { bold: true, size: 'heading' } as const;
const head = { bold: true, borderBottom: true } as const;

export const gridTitle = (
  { figure, first, second }: SensitivityGrid,
  { t, locale, local }: ShellState,
): string => {
  const names = [first, ...(second ? [second] : [])].map(({ label }) => local(label));
  return t('whatif_gridOf', { figure: figure.label, name: new Intl.ListFormat(locale).format(names) });
};

/** `Margin (60% to 80%)` */
export function tornadoLabel({ parameter, low, high }: TornadoRow, { t, locale, local }: ShellState): string {
  return t('whatif_lowHigh', {
    name: local(parameter.label),
    low: parameterText(parameter, low, locale),
    high: parameterText(parameter, high, locale),
  });
}

/** Those with a bar: both ends are numbers, and not the same. */
export const movingRows = ({ rows }: Tornado): readonly TornadoRow[] =>
  rows.filter(
    ({ atLow, atHigh }) => typeof atLow === 'number' && typeof atHigh === 'number' && atLow !== atHigh,
  );

/** Which parameters have no bar, and why. */
export function stillWords({ rows }: Tornado, { t, local, locale }: ShellState): string[] {
  const words = (
    key: 'whatif_withoutEffect' | 'whatif_withoutNumber',
    found: readonly TornadoRow[],
  ): string[] =>
    found.length === 0
      ? []
      : [
          t(key, {
            names: new Intl.ListFormat(locale).format(found.map(({ parameter }) => local(parameter.label))),
          }),
        ];
  const isNumber = ({ atLow, atHigh }: TornadoRow): boolean =>
    typeof atLow === 'number' && typeof atHigh === 'number';
  return [
    ...words(
      'whatif_withoutEffect',
      rows.filter((row) => isNumber(row) && row.atLow === row.atHigh),
    ),
    ...words(
      'whatif_withoutNumber',
      rows.filter((row) => !isNumber(row)),
    ),
  ];
}

/** The chart of the dialog. */
export function tornadoData(tornado: Tornado, shell: ShellState): BlockData {
  const { figure, base } = tornado;
  const isPercent = figure.numberFormat !== undefined && isPercentFormat(figure.numberFormat);
  const { t } = shell;
  const numberOf = (value: CellValue): number | null => (typeof value === 'number' ? value : null);
  return {
    kind: 'tornado',
    title: t('whatif_tornadoOf', { name: figure.label }),
    sheetId: figure.figure.sheetId,
    tableRows: [],
    unit: null,
    isBeside: false,
    xCut: null,
    yCut: null,
    labelName: t('whatif_parameter'),
    series: [t('whatif_atLow'), t('whatif_atHigh'), t('whatif_base')].map((name) => ({ name, isPercent })),
    rows: movingRows(tornado).map((row) => ({
      label: tornadoLabel(row, shell),
      labelNumber: null,
      values: [numberOf(row.atLow), numberOf(row.atHigh), numberOf(base)],
    })),
  };
}

/** The table as a person would lay it out. */
export function gridSheetOf(grid: SensitivityGrid, shell: ShellState): SheetOfValues {
  const { figure, first, second, rows, columns, results } = grid;
  return {
    name: shell.t('whatif_sensitivityOf', { name: figure.label }),
    rows: [
      [{ value: gridTitle(grid, shell), style: title }],
      [],
      ...(second
        ? [[{ value: null }, { value: shell.local(second.label), style: { color: 'secondary' } }]]
        : []),
      [
        { value: shell.local(first.label), style: head },
        ...columns.map((value): ValueCell =>
          second && value !== null
            ? parameterCell(second, value, true)
            : { value: figure.label, style: { ...head, align: 'right' } },
        ),
      ],
      ...rows.map((value, index) => [
        parameterCell(first, value, false),
        ...(results[index] ?? []).map((result) => resultCell(figure, result)),
      ]),
    ],
    columnWidthsPx: [200, ...columns.map(() => 120)],
  };
}

/** The figures with a chart of them beside. */
export function tornadoSheetOf(tornado: Tornado, shell: ShellState): SheetOfValues {
  const { figure, base, rows } = tornado;
  const { t } = shell;
  const bars = movingRows(tornado).length;
  const chartTitle = t('whatif_tornadoOf', { name: figure.label });
  return {
    name: t('whatif_sensitivityOf', { name: figure.label }),
    rows: [
      [{ value: chartTitle, style: title }],
      [],
      [t('whatif_parameter'), t('whatif_atLow'), t('whatif_atHigh'), t('whatif_base')].map(
        (value, index) => ({
          value,
          style: index === 0 ? head : { ...head, align: 'right' },
        }),
      ),
      ...rows.map((row) => [
        { value: tornadoLabel(row, shell) },
        resultCell(figure, row.atLow),
        resultCell(figure, row.atHigh),
        resultCell(figure, base),
      ]),
    ],
    columnWidthsPx: [280, 110, 110, 110],
    // Parameters that move it stand first.
    ...(bars === 0
      ? {}
      : {
          chart: {
            kind: 'tornado' as const,
            title: chartTitle,
            block: { fromRow: 2, toRow: 2 + bars, fromColumn: 0, toColumn: 3 },
            at: { rowIndex: 4 + rows.length, columnIndex: 0 },
            widthPx: 640,
            heightPx: 120 + 44 * Math.max(bars, 3),
          },
        }),
  };
}

function parameterCell({ kind }: NumericParameter, value: number, isHead: boolean): ValueCell {
  const numberFormat = kind === 'percent' ? { numberFormat: '0.##%' } : {};
  return {
    value,
    style: isHead ? { ...head, ...numberFormat } : { bold: true, align: 'left', ...numberFormat },
  };
}

function resultCell({ numberFormat }: ShownFigure, value: CellValue): ValueCell {
  return numberFormat === undefined ? { value } : { value, style: { numberFormat } };
}
