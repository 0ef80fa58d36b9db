import type { BlockData } from '../../charts/chartData';
import type { SheetOfValues, ValueCell } from '../../commands/addSheetOfValues';
import type { Drift } from '../../model/drift';
import type { Cause } from '../../model/driftCauses';
import { formatValue } from '../../model/format/formatValue';
import type { Snapshot } from '../../model/snapshot';
import type { CellValue } from '../../shared/value';
import type { ShellState } from '../shellState.svelte';

export interface ShownDrift {
  readonly drift: Drift;
  readonly causes: readonly (Cause | null)[] | null;
  readonly from: Snapshot;
  readonly toName: string;
}

/** Where a flow begins or ends: a segment, or outside. */
export function segmentName(name: string | null, side: 'from' | 'to', { t }: ShellState): string {
  if (name === null) return t(side === 'from' ? 'whatif_newcomers' : 'whatif_leavers');
  return name === '' ? t('whatif_noSegment') : name;
}

/** "Value score fell from 62 to 41". */
export function causeWords(cause: Cause | null, { t, locale, local }: ShellState): string {
  if (!cause) return t('whatif_causeUnknown');
  const text = (value: CellValue): string =>
    typeof value === 'number'
      ? new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 }).format(value)
      : formatValue(value, {}, locale) || t('whatif_blank');
  const name = typeof cause.label === 'string' ? cause.label : local(cause.label);
  const params = { name, before: text(cause.before), after: text(cause.after) };
  if (cause.kind === 'parameter') return t('whatif_causeParameter', params);
  const { before, after } = cause;
  if (typeof before !== 'number' || typeof after !== 'number') return t('whatif_causeChanged', params);
  return t(after > before ? 'whatif_causeRose' : 'whatif_causeFell', params);
}

/** How many went from each segment to each, as a chart of flows and as a table. */
export function transitionsOf(
  { flows }: Drift,
  title: string,
  sheetId: Snapshot['sheetId'],
  shell: ShellState,
): BlockData {
  const names = (side: 'from' | 'to'): (string | null)[] =>
    [...new Set(flows.map((flow) => flow[side]))].sort((a, b) =>
      a === null ? 1 : b === null ? -1 : a < b ? -1 : 1,
    );
  const [rows, columns] = [names('from'), names('to')];
  return {
    kind: 'sankey',
    title,
    sheetId,
    tableRows: [],
    unit: null,
    isBeside: false,
    xCut: null,
    yCut: null,
    labelName: shell.t('whatif_fromSegment'),
    series: columns.map((to) => ({ name: segmentName(to, 'to', shell), isPercent: false })),
    rows: rows.map((from) => ({
      label: segmentName(from, 'from', shell),
      labelNumber: null,
      values: columns.map((to) => flows.find((flow) => flow.from === from && flow.to === to)?.count ?? null),
    })),
  };
}

const mostListed = 5_000;
const head = { bold: true, borderBottom: true } as const;

/** Transitions with their chart, then customer by customer. */
export function driftSheetOf({ drift, causes, from, toName }: ShownDrift, shell: ShellState): SheetOfValues {
  const { t } = shell;
  const title = t('whatif_driftOf', { from: from.name, to: toName });
  const transitions = transitionsOf(drift, title, from.sheetId, shell);
  const format = from.value?.numberFormat;
  const amount = (value: number | null): ValueCell => ({
    value,
    style: { numberFormat: format ?? '#,##0' },
  });
  const heading = (texts: readonly string[], isNumber: (index: number) => boolean): ValueCell[] =>
    texts.map((value, index) => ({ value, style: isNumber(index) ? { ...head, align: 'right' } : head }));
  const height = transitions.rows.length;
  const chartRows = 16;
  return {
    name: t('whatif_drift'),
    rows: [
      [{ value: title, style: { bold: true, size: 'heading' } }],
      [],
      heading([transitions.labelName, ...transitions.series.map(({ name }) => name)], (index) => index > 0),
      ...transitions.rows.map(({ label, values }) => [
        { value: label },
        ...values.map((value) => ({ value, style: { numberFormat: '#,##0' } })),
      ]),
      ...Array.from({ length: chartRows + 2 }, () => []),
      heading(
        [
          from.key.name,
          t('whatif_fromSegment'),
          t('whatif_toSegment'),
          t('whatif_before'),
          t('whatif_after'),
          t('whatif_cause'),
        ],
        (index) => index === 3 || index === 4,
      ),
      ...drift.moves
        .slice(0, mostListed)
        .map((move, index) => [
          { value: move.key },
          { value: segmentName(move.from, 'from', shell) },
          { value: segmentName(move.to, 'to', shell) },
          amount(move.valueBefore),
          amount(move.valueAfter),
          { value: causes ? causeWords(causes[index] ?? null, shell) : null },
        ]),
    ],
    columnWidthsPx: [200, 130, 130, 120, 120, 320],
    chart: {
      kind: 'sankey',
      title,
      block: { fromRow: 2, toRow: 2 + height, fromColumn: 0, toColumn: transitions.series.length },
      at: { rowIndex: 4 + height, columnIndex: 0 },
      widthPx: 760,
      heightPx: 400,
    },
  };
}
