import { anchorOf, widenLines, type CellArea } from '../cellArea';
import type { ConditionalFormat } from '../conditionalFormat';
import type { GridSheet, Sheet } from '../document';
import type { Axis } from '../axis';
import { lineIdAt, lineIndexOf } from '../axis';
import type { GridValidation } from '../validation';
import { moveFormula } from './moveFormula';
import { rewriteFormat, rewriteGridValidation, type FormulaRewrite } from './ruleFormulas';

/** The properties of a sheet that speak of its cells by area, or hold formulas beside those of cells. */
export type SheetRules = Pick<GridSheet, 'conditionalFormats' | 'validations' | 'filter'>;

export function rulesOf(sheet: Sheet): SheetRules {
  return {
    ...(sheet.conditionalFormats ? { conditionalFormats: sheet.conditionalFormats } : {}),
    ...(sheet.kind === 'grid' && sheet.validations ? { validations: sheet.validations } : {}),
    ...(sheet.kind === 'grid' && sheet.filter ? { filter: sheet.filter } : {}),
  };
}

/** The rules of a sheet with their formulas rewritten; `null` when none differs. */
export function rewriteRules(sheet: Sheet, rewrite: FormulaRewrite): SheetRules | null {
  return changedRules(
    sheet,
    (format) => rewriteFormat(format, rewrite),
    (item) => rewriteGridValidation(item, rewrite),
  );
}

/**
 * Before lines are removed: formulas whose anchor goes with them are rewritten to read from the cell that will be the
 * anchor. `null` when nothing differs.
 */
export function reanchorRules(
  sheet: GridSheet,
  axes: Pick<GridSheet, 'rows' | 'columns'>,
): SheetRules | null {
  const moved = (areas: readonly CellArea[]): FormulaRewrite => {
    const before = anchorOf(sheet, areas);
    const after = anchorOf(axes, areas);
    if (!before || !after) return same;
    // Where the new anchor stands while the lines are still there.
    const rowIndex = lineIndexOf(sheet.rows, lineIdAt(axes.rows, after.rowIndex));
    const columnIndex = lineIndexOf(sheet.columns, lineIdAt(axes.columns, after.columnIndex));
    return mover(rowIndex - before.rowIndex, columnIndex - before.columnIndex);
  };
  return changedRules(
    sheet,
    (format) => (format.target.kind === 'cells' ? rewriteFormat(format, moved(format.target.areas)) : format),
    (item) => rewriteGridValidation(item, moved(item.areas)),
  );
}

/** After lines were inserted: areas take them in where they belong to them. `null` when none does. */
export function widenRules(
  sheet: GridSheet,
  before: GridSheet,
  {
    dimension,
    at,
    lines,
  }: { readonly dimension: 'rows' | 'columns'; readonly at: number; readonly lines: Axis },
): SheetRules | null {
  const widenArea = (area: CellArea): CellArea => {
    const wider = widenLines(area[dimension], before[dimension], at, lines);
    return wider === area[dimension] ? area : { ...area, [dimension]: wider };
  };
  const widen = (areas: readonly CellArea[]): readonly CellArea[] => {
    const widened = areas.map(widenArea);
    return widened.some((area, index) => area !== areas[index]) ? widened : areas;
  };
  // A column that was whole takes in lines before its first one too: its formulas are read from there now.
  const moved = (areas: readonly CellArea[], widened: readonly CellArea[]): FormulaRewrite => {
    const [from, to] = [anchorOf(sheet, areas), anchorOf(sheet, widened)];
    return from && to ? mover(to.rowIndex - from.rowIndex, to.columnIndex - from.columnIndex) : same;
  };
  const rules = changedRules(
    sheet,
    (format) => {
      if (format.target.kind !== 'cells') return format;
      const { areas } = format.target;
      const widened = widen(areas);
      if (widened === areas) return format;
      return { ...rewriteFormat(format, moved(areas, widened)), target: { kind: 'cells', areas: widened } };
    },
    (item) => {
      const widened = widen(item.areas);
      if (widened === item.areas) return item;
      return { ...rewriteGridValidation(item, moved(item.areas, widened)), areas: widened };
    },
  );
  const { filter } = sheet;
  const area = filter && widenArea(filter.area);
  return filter && area !== filter.area ? { ...rules, filter: { ...filter, area: area as CellArea } } : rules;
}

const same: FormulaRewrite = (formula) => formula;

function mover(rows: number, columns: number): FormulaRewrite {
  return rows === 0 && columns === 0 ? same : (formula) => moveFormula(formula, rows, columns);
}

function changedRules(
  sheet: Sheet,
  changeFormat: (format: ConditionalFormat) => ConditionalFormat,
  changeValidation: (item: GridValidation) => GridValidation,
): SheetRules | null {
  const { conditionalFormats, validations } = rulesOf(sheet);
  const formats = conditionalFormats?.map(changeFormat);
  const items = validations?.map(changeValidation);
  const differs =
    formats?.some((format, index) => format !== conditionalFormats?.[index]) ||
    items?.some((item, index) => item !== validations?.[index]);
  if (!differs) return null;
  return { ...(formats ? { conditionalFormats: formats } : {}), ...(items ? { validations: items } : {}) };
}
