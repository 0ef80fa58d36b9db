import { ok } from '../shared/result';
import type { CellStyle } from '../model/document';
import { commonFormats, type CommonFormatId } from '../model/format/commonFormats';
import { checkFormatCode, withDecimals } from '../model/format/formatCode';
import { codeOfType } from '../model/format/formatValue';
import type { Command, CommandContext, CommandOutcome } from './command';
import { activeStyle, formatCells, formatRegions, type StyleAt } from './formatCells';
import { isSelectionEditable } from './outcome';
import { formatOfCell, shownValue } from './readCells';
import { clampRegion, selectedRegions, selectedSheet, storedRow, type Region } from './region';
import { plainStyle, type StyleChange } from './styleChange';

/*
 * How the selection looks: one record per action. Keys are Excel's, where browsers leave them to us.
 */

type ActionRecord = Pick<Command, 'id' | 'text' | 'icon' | 'keys'>;

function styleCommand(
  record: ActionRecord,
  changeOf: (context: CommandContext) => StyleChange | StyleAt,
): Command {
  return {
    ...record,
    isEnabled: isSelectionEditable,
    repeatsOnSelection: true,
    repetition(context) {
      const wanted = changeOf(context);
      return typeof wanted === 'function' ? null : { id: formatCells.id, args: { change: wanted } };
    },
    run(context): CommandOutcome {
      const wanted = changeOf(context);
      const styleAt = typeof wanted === 'function' ? wanted : () => wanted;
      const regions = selectedRegions(context.selection);
      return regions.length > 0 ? formatRegions(context, regions, styleAt, record.text) : ok();
    },
  };
}

/** On when the active cell has it not, as in every spreadsheet; off for all otherwise. */
function toggle(
  record: ActionRecord,
  property: 'bold' | 'italic' | 'underline' | 'strike' | 'wrap',
): Command {
  return styleCommand(record, (context) => ({ [property]: activeStyle(context)[property] ? null : true }));
}

export const bold = toggle({ id: 'format.bold', text: 'format_bold', icon: 'bold', keys: ['Mod+B'] }, 'bold');
export const italic = toggle(
  { id: 'format.italic', text: 'format_italic', icon: 'italic', keys: ['Mod+I'] },
  'italic',
);
export const underline = toggle(
  { id: 'format.underline', text: 'format_underline', icon: 'underline', keys: ['Mod+U'] },
  'underline',
);
export const strike = toggle(
  { id: 'format.strike', text: 'format_strike', icon: 'strikethrough', keys: ['Mod+Shift+X', 'Mod+5'] },
  'strike',
);
export const wrapText = toggle({ id: 'format.wrap', text: 'format_wrap', icon: 'text-wrap' }, 'wrap');

/** Chosen again, an alignment is left to the value. */
function alignment(record: ActionRecord, align: NonNullable<CellStyle['align']>): Command {
  return styleCommand(record, (context) => ({ align: activeStyle(context).align === align ? null : align }));
}
export const alignLeft = alignment(
  { id: 'format.alignLeft', text: 'format_alignLeft', icon: 'text-align-start' },
  'left',
);
export const alignCenter = alignment(
  { id: 'format.alignCenter', text: 'format_alignCenter', icon: 'text-align-center' },
  'center',
);
export const alignRight = alignment(
  { id: 'format.alignRight', text: 'format_alignRight', icon: 'text-align-end' },
  'right',
);

function vertical(record: ActionRecord, verticalAlign: NonNullable<CellStyle['verticalAlign']>): Command {
  return styleCommand(record, () => ({ verticalAlign: verticalAlign === 'bottom' ? null : verticalAlign }));
}
export const alignTop = vertical(
  { id: 'format.alignTop', text: 'format_alignTop', icon: 'align-start-horizontal' },
  'top',
);
export const alignMiddle = vertical(
  { id: 'format.alignMiddle', text: 'format_alignMiddle', icon: 'align-center-horizontal' },
  'middle',
);
export const alignBottom = vertical(
  { id: 'format.alignBottom', text: 'format_alignBottom', icon: 'align-end-horizontal' },
  'bottom',
);

export const allBorders = styleCommand(
  { id: 'format.allBorders', text: 'format_allBorders', icon: 'grid-2x2' },
  () => ({ borderTop: true, borderBottom: true, borderLeft: true, borderRight: true }),
);
export const outline = styleCommand(
  { id: 'format.outline', text: 'format_outline', icon: 'square', keys: ['Mod+Shift+7'] },
  () =>
    ({ rowIndex, columnIndex, region }) => ({
      ...(rowIndex === region.fromRow ? { borderTop: true } : {}),
      ...(rowIndex === region.toRow ? { borderBottom: true } : {}),
      ...(columnIndex === region.fromColumn ? { borderLeft: true } : {}),
      ...(columnIndex === region.toColumn ? { borderRight: true } : {}),
    }),
);
export const bottomBorder = styleCommand(
  { id: 'format.bottomBorder', text: 'format_bottomBorder', icon: 'panel-bottom' },
  () =>
    ({ rowIndex, region }) =>
      rowIndex === region.toRow ? { borderBottom: true } : {},
);
export const noBorders = styleCommand(
  { id: 'format.noBorders', text: 'format_noBorders', icon: 'square-dashed', keys: ['Mod+Shift+-'] },
  () => ({ borderTop: null, borderBottom: null, borderLeft: null, borderRight: null }),
);

const codeOf = (id: CommonFormatId): string | null =>
  commonFormats.find((entry) => entry.id === id)?.code ?? null;

function numberFormat(id: CommonFormatId, keys?: string): Command {
  const record = { id: `format.${id}`, text: `format_${id}`, ...(keys ? { keys: [keys] } : {}) };
  return styleCommand(record, () => ({ numberFormat: codeOf(id) }));
}
export const generalFormat = numberFormat('general', 'Mod+Shift+~');
export const integerFormat = numberFormat('integer');
export const decimalFormat = numberFormat('number', 'Mod+Shift+1');
export const timeFormat = numberFormat('time', 'Mod+Shift+2');
export const dateFormat = numberFormat('date', 'Mod+Shift+3');
/** Money as it is written where the language is spoken; which currency a column holds is for its person to say. */
export const localCurrencyFormat = styleCommand(
  { id: 'format.localCurrency', text: 'format_localCurrency', keys: ['Mod+Shift+4'] },
  ({ locale }) => ({ numberFormat: codeOf(locale === 'zh-CN' ? 'currency' : 'dollar') }),
);
export const currencyFormat = numberFormat('currency');
export const dollarFormat = numberFormat('dollar');
export const percentFormat = numberFormat('percent', 'Mod+Shift+5');
export const scientificFormat = numberFormat('scientific', 'Mod+Shift+6');
export const textFormat = numberFormat('text');

export interface NumberFormatArgs {
  /** Excel number format code, `null` for none. */
  readonly code: string | null;
  /** Missing: what is selected. */
  readonly regions?: readonly Region[];
}
/** A code that somebody typed, or one of a menu. */
export const setNumberFormat: Command<NumberFormatArgs> = {
  id: 'format.setNumberFormat',
  text: 'format_setNumberFormat',
  needsArgs: true,
  isEnabled: isSelectionEditable,
  repetition: (_context, { code, regions }) => (regions ? null : { id: setNumberFormat.id, args: { code } }),
  run(context, { code, regions = selectedRegions(context.selection) }) {
    const checked = code === null ? ok(null) : checkFormatCode(code);
    if (!checked.ok) return checked;
    if (regions.length === 0) return ok();
    return formatRegions(context, regions, () => ({ numberFormat: checked.value }), setNumberFormat.text);
  },
};

function decimals(record: ActionRecord, change: 1 | -1): Command {
  const { repetition: _fixed, ...command } = styleCommand(record, (context) => {
    const { code, value } = activeNumber(context);
    return { numberFormat: withDecimals(code, change, value) };
  });
  // Once more is one decimal more.
  return command;
}
export const moreDecimals = decimals(
  { id: 'format.moreDecimals', text: 'format_moreDecimals', icon: 'decimals-arrow-right' },
  1,
);
export const fewerDecimals = decimals(
  { id: 'format.fewerDecimals', text: 'format_fewerDecimals', icon: 'decimals-arrow-left' },
  -1,
);

/** The number in the active cell and the code it is shown by. */
function activeNumber(context: CommandContext): {
  readonly code: string | undefined;
  readonly value: number;
} {
  const selected = selectedSheet(context);
  const onSheet =
    selected &&
    clampRegion(
      { ...selected.selection, toRow: selected.selection.activeRow },
      selected.sheet,
      context.values,
    );
  if (!selected || !onSheet) return { code: undefined, value: 0 };
  const { sheet, selection } = selected;
  const rowIndex = storedRow(context.values, sheet.id, selection.activeRow);
  const value = shownValue(sheet, context.values, rowIndex, selection.activeColumn);
  const { numberFormat, type } = formatOfCell(sheet, rowIndex, selection.activeColumn);
  const number = typeof value === 'number' ? value : 0;
  return { code: numberFormat ?? codeOfType(number || 1, type), value: number };
}

export const clearFormats = styleCommand(
  { id: 'format.clear', text: 'format_clear', icon: 'remove-formatting', keys: ['Mod+\\'] },
  () => plainStyle,
);
