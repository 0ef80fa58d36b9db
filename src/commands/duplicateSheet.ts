import type {
  Chart,
  ChartSpec,
  ColumnRef,
  GridCell,
  GridSheet,
  Sheet,
  TableSheet,
  WorkbookDocument,
} from '../model/document';
import { commentKey, parseCommentKey, type CellComment, type CommentKey } from '../model/cellComment';
import type { ConditionalFormat } from '../model/conditionalFormat';
import { formulaOf } from '../model/format/gridInput';
import { rewriteFormat, rewriteValidation } from '../model/formula/ruleFormulas';
import { rewriteTokens } from '../model/formula/tokens';
import { newChartId, newColumnId, newRuleId, newSheetId, type ColumnId } from '../model/ids';
import type { Operation } from '../model/operation';
import { withColumnsInViews } from '../model/namedViews';
import { withColumns } from '../model/tableView';
import type { Validation } from '../model/validation';

/**
 * Operations that put a copy of a sheet behind it: values, formulas, styles and charts. What pointed within the
 * sheet points within the copy; what pointed elsewhere still does. Value blocks are shared, not copied.
 */
export function duplicateSheet(document: WorkbookDocument, sheet: Sheet, name: string): Operation[] {
  const ids = new Map<string, string>([[sheet.id, newSheetId()]]);
  if (sheet.kind === 'table') for (const column of sheet.columns) ids.set(column.id, newColumnId());
  const renamed: Renaming = {
    id: <Id extends string>(id: Id): Id => (ids.get(id) ?? id) as Id,
    formula: (formula) => rewriteTokens(formula, (token) => renameInToken(token.value, ids)),
  };
  const copy = sheet.kind === 'table' ? copyTable(sheet, name, renamed) : copyGrid(sheet, name, renamed);
  const charts = document.charts.filter((chart) => chart.sheetId === sheet.id);
  return [
    { kind: 'addSheet', sheet: copy, after: sheet.id },
    ...charts.map((chart): Operation => ({ kind: 'addChart', chart: copyChart(chart, renamed) })),
  ];
}

interface Renaming {
  id<Id extends string>(id: Id): Id;
  formula(formula: string): string;
}

const idInToken = /_[sc][a-z][a-z0-9]{9}/g;

/** Ids stand in references and names; a text literal that looks like one stays. */
function renameInToken(value: string, ids: ReadonlyMap<string, string>): string {
  return value.startsWith('"') ? value : value.replace(idInToken, (id) => ids.get(id) ?? id);
}

function copyTable(table: TableSheet, name: string, renamed: Renaming): TableSheet {
  return {
    ...table,
    id: renamed.id(table.id),
    name,
    ...(table.view ? { view: withColumns(table.view, renamed.id) } : {}),
    ...(table.namedViews ? { namedViews: withColumnsInViews(table.namedViews, renamed.id) } : {}),
    ...copyFormats(table, renamed),
    ...(table.comments ? { comments: copyComments(table.comments, renamed) } : {}),
    columns: table.columns.map((column) => ({
      ...column,
      id: renamed.id(column.id),
      formula: column.formula === null ? null : renamed.formula(column.formula),
      ...(column.validation ? { validation: copyValidation(column.validation, renamed) } : {}),
    })),
  };
}

function copyGrid(sheet: GridSheet, name: string, renamed: Renaming): GridSheet {
  const chunks: Record<string, Record<string, GridCell>> = {};
  for (const [chunkKey, chunk] of Object.entries(sheet.chunks)) {
    const cells: Record<string, GridCell> = {};
    for (const [key, cell] of Object.entries(chunk)) {
      const formula = formulaOf(cell.input);
      cells[key] = formula === null ? cell : { ...cell, input: renamed.formula(formula) };
    }
    chunks[chunkKey] = cells;
  }
  const validations = sheet.validations?.map((item) => ({
    ...item,
    id: newRuleId(),
    validation: copyValidation(item.validation, renamed),
  }));
  return {
    ...sheet,
    id: renamed.id(sheet.id),
    name,
    chunks,
    ...copyFormats(sheet, renamed),
    ...(validations ? { validations } : {}),
  };
}

function copyFormats(sheet: Sheet, renamed: Renaming): Pick<Sheet, 'conditionalFormats'> {
  if (!sheet.conditionalFormats) return {};
  return { conditionalFormats: sheet.conditionalFormats.map((format) => copyFormat(format, renamed)) };
}

function copyFormat(format: ConditionalFormat, renamed: Renaming): ConditionalFormat {
  const { target } = format;
  return {
    ...rewriteFormat(format, renamed.formula),
    id: newRuleId(),
    target:
      target.kind === 'columns' ? { kind: 'columns', columnIds: target.columnIds.map(renamed.id) } : target,
  };
}

function copyValidation(validation: Validation, renamed: Renaming): Validation {
  const copy = rewriteValidation(validation, renamed.formula);
  if (copy.rule.kind !== 'list' || copy.rule.source.kind !== 'column') return copy;
  const { sheetId, columnId } = copy.rule.source.column;
  const column = { sheetId: renamed.id(sheetId), columnId: renamed.id(columnId) };
  return { ...copy, rule: { kind: 'list', source: { kind: 'column', column } } };
}

/** Rows keep their ids in the copy, columns of a table have new ones. */
function copyComments(
  comments: Readonly<Record<CommentKey, CellComment>>,
  renamed: Renaming,
): Record<CommentKey, CellComment> {
  return Object.fromEntries(
    Object.entries(comments).map(([key, comment]) => {
      const { rowId, columnId } = parseCommentKey(key);
      return [commentKey(rowId, renamed.id(columnId as ColumnId)), comment];
    }),
  );
}

function copyChart(chart: Chart, renamed: Renaming): Chart {
  return {
    ...chart,
    id: newChartId(),
    sheetId: renamed.id(chart.sheetId),
    spec: copySpec(chart.spec, renamed),
  };
}

function copySpec(spec: ChartSpec, renamed: Renaming): ChartSpec {
  const ref = ({ sheetId, columnId }: ColumnRef): ColumnRef => ({
    sheetId: renamed.id(sheetId),
    columnId: renamed.id(columnId),
  });
  switch (spec.kind) {
    case 'bars':
      return { ...spec, category: ref(spec.category), ...(spec.value ? { value: ref(spec.value) } : {}) };
    case 'quadrant':
      return {
        ...spec,
        x: ref(spec.x),
        y: ref(spec.y),
        ...(spec.label ? { label: ref(spec.label) } : {}),
        ...(spec.quadrant ? { quadrant: ref(spec.quadrant) } : {}),
      };
    case 'concentration':
      return { ...spec, value: ref(spec.value) };
    default: {
      const { source } = spec;
      return {
        ...spec,
        source: 'fromRowId' in source ? { ...source, sheetId: renamed.id(source.sheetId) } : source.map(ref),
      };
    }
  }
}
