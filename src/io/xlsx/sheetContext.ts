import type { WriteSheet } from 'hucre/xlsx';
import type { Sheet } from '../../model/document';
import type { ChartId } from '../../model/ids';
import { isCellError, plainText, type CellValue } from '../../shared/value';
import type { RulePatch } from './rules/patchRules';
import type { LongLists } from './rules/longLists';
import { writeFormats } from './rules/writeFormats';
import { writeValidations } from './rules/writeValidations';
import type { TablePatch } from './patchTable';
import type { FileNames, FormulaWriter } from './writeFormula';
import type { XlsxExport } from './writeXlsxWorkbook';
import { fileTabColor } from './xlsxColors';

/** What the sheets of an export share while they are written. */
export interface SheetContext {
  readonly request: XlsxExport;
  readonly names: FileNames;
  readonly writer: FormulaWriter;
  readonly tablePatches: TablePatch[];
  readonly rulePatches: Map<number, readonly RulePatch[]>;
  readonly lists: LongLists;
  readonly drawnCharts: Set<ChartId>;
  /** A formula whose value stands in its place. */
  keep(place: string, stored: string, sheet: Sheet): void;
  /** Rules that are not in the file. */
  leaveOut(sheet: string, rules: number): void;
}

export const charactersOf = (px: number): number => Math.max(1, Math.round(((px - 5) / 7) * 100) / 100);

export const pixelsOf = (characters: number): number => Math.round(characters * 7 + 5);
/** Of columns that nobody made wider: 96 px and its edge, where Excel's own 64 px show dates as `###`. */
export const usualWidth = 13.71;
/** Of rows that nobody made higher, in points: 28 px. */
export const usualHeight = 21;

export const nameInFile = (sheet: Sheet, { names }: SheetContext): string =>
  names.sheetName(sheet.id) ?? sheet.name;

/** Values as hucre takes them: errors as their texts. */
export const fileValue = (value: CellValue): string | number | boolean | null =>
  isCellError(value) ? plainText(value) : value;

/** What holds for a sheet of either kind. */
export function commonParts(
  sheet: Sheet,
  context: SheetContext,
  frozen: { readonly rows: number; readonly columns: number },
): Partial<WriteSheet> {
  const { rules, patches, leftOut } = writeFormats(sheet, context.writer);
  const entries = writeValidations(sheet, context);
  if (patches.length > 0) {
    context.rulePatches.set(context.request.document.sheets.indexOf(sheet), patches);
  }
  context.leaveOut(nameInFile(sheet, context), leftOut + entries.leftOut);
  const { rows, columns } = frozen;
  return {
    ...(rules.length > 0 ? { conditionalRules: [...rules] } : {}),
    ...(entries.validations.length > 0 ? { dataValidations: [...entries.validations] } : {}),
    ...(rows > 0 || columns > 0
      ? { freezePane: { ...(rows > 0 ? { rows } : {}), ...(columns > 0 ? { columns } : {}) } }
      : {}),
    ...viewOf(sheet),
    ...(sheet.hidden ? { hidden: true } : {}),
  };
}

function viewOf(sheet: Sheet): Pick<WriteSheet, 'view'> {
  const color = sheet.color === undefined ? null : fileTabColor(sheet.color);
  const isReport = sheet.kind === 'grid' && sheet.layout === 'report';
  if (color === null && !isReport) return {};
  return {
    view: {
      ...(isReport ? { showGridLines: false } : {}),
      ...(color === null ? {} : { tabColor: { rgb: `FF${color}` } }),
    },
  };
}
