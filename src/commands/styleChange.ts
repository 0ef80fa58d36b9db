import type { CellStyle, ColumnStyle } from '../model/document';

/** Properties to set; `null` takes one away. */
export type StyleChange = {
  readonly [Key in keyof CellStyle]?: Exclude<CellStyle[Key], undefined> | null;
};

/** A style with properties set and taken away; `undefined` when none is left. The same object when nothing differs. */
export function changedStyle(style: CellStyle | undefined, change: StyleChange): CellStyle | undefined {
  const next: Record<string, unknown> = { ...style };
  let differs = false;
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined || (next[key] ?? null) === value) continue;
    differs = true;
    if (value === null) delete next[key];
    else next[key] = value;
  }
  if (!differs) return style;
  return Object.keys(next).length === 0 ? undefined : next;
}

/** What of a change a column of a table takes: it has no sizes and spans, and its number format stands beside its style. */
export function columnChange(change: StyleChange): StyleChange {
  const { size: _size, span: _span, numberFormat: _format, ...rest } = change;
  return rest;
}

export function columnStyleOf(style: ColumnStyle | undefined, change: StyleChange): ColumnStyle | null {
  return changedStyle(style, columnChange(change)) ?? null;
}

/** Takes everything away but what belongs to the layout of a report. */
export const plainStyle: StyleChange = {
  numberFormat: null,
  bold: null,
  italic: null,
  underline: null,
  strike: null,
  size: null,
  color: null,
  background: null,
  align: null,
  verticalAlign: null,
  wrap: null,
  borderTop: null,
  borderBottom: null,
  borderLeft: null,
  borderRight: null,
};
