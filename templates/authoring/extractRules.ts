import { is } from 'valibot';
import { areaPlaces, type CellArea } from '../../src/model/cellArea';
import { parseCommentKey } from '../../src/model/cellComment';
import type { ConditionalFormat } from '../../src/model/conditionalFormat';
import type { ColumnRef, GridSheet, TableSheet } from '../../src/model/document';
import { formulasOfFormat, formulasOfValidation } from '../../src/model/formula/ruleFormulas';
import { lineId } from '../../src/model/ids';
import { mapRule, type RuleLeaves } from '../mapRule';
import { columnFormat, sheetFormat, sheetValidation } from '../ruleSchema';
import type { TemplateFile } from '../schema';
import { isPlainText, templateLimits } from '../schemaParts';
import type { Extraction } from './extraction';
import { addressOf } from './extractSheet';
import { storedReferences } from './storedFormula';

type SheetFile = NonNullable<TemplateFile['sheets']>[number];
type FormatFile = NonNullable<TemplateFile['formats']>[number];

export const commentPlace = (sheetId: string, key: string): string => `comment ${sheetId} ${key}`;

/** Frozen lines, conditional formats, validations and comments of a sheet. */
export function extractRules(
  sheet: GridSheet,
  sheetIndex: number,
  extraction: Extraction,
): Pick<SheetFile, 'frozenRows' | 'frozenColumns' | 'formats' | 'validations' | 'comments'> {
  const path = `sheets.${sheetIndex}`;
  const formats: object[] = [];
  for (const format of sheet.conditionalFormats ?? []) {
    if (format.target.kind !== 'cells') continue;
    const { id, rule, stopIfTrue } = format;
    const cells = blocksOf(sheet, format.target.areas);
    const at = `${path}.formats.${formats.length}`;
    const leaves = leavesOf(sheet, id, `${at}.rule`, extraction);
    const file = fits(sheet, formulasOfFormat(format), extraction) && mapRule(rule, leaves);
    const laid = file && {
      key: extraction.ruleKey(id),
      cells,
      rule: file,
      ...(stopIfTrue ? { stopIfTrue } : {}),
    };
    if (laid && is(sheetFormat, laid)) formats.push(laid);
    else extraction.note('rules', whereOf(sheet, cells));
  }
  const validations: object[] = [];
  for (const { id, areas, validation } of sheet.validations ?? []) {
    const cells = blocksOf(sheet, areas);
    const at = `${path}.validations.${validations.length}`;
    const leaves = leavesOf(sheet, id, at, extraction);
    const file = fits(sheet, formulasOfValidation(validation), extraction) && mapRule(validation, leaves);
    const laid = file && { key: extraction.ruleKey(id), cells, ...file };
    if (laid && is(sheetValidation, laid)) validations.push(laid);
    else extraction.note('rules', whereOf(sheet, cells));
  }
  const comments = extractComments(sheet, path, extraction);
  return {
    ...within('frozenRows', sheet.frozenRows, templateLimits.sheetRows),
    ...within('frozenColumns', sheet.frozenColumns, templateLimits.sheetColumns),
    ...(formats.length > 0 ? { formats: formats as SheetFile['formats'] } : {}),
    ...(validations.length > 0 ? { validations: validations as SheetFile['validations'] } : {}),
    ...(comments.length > 0 ? { comments } : {}),
  };
}

/** Conditional formats of columns of a table that the template brings or reads. */
export function extractFormats(
  table: TableSheet,
  formats: readonly ConditionalFormat[],
  first: number,
  extraction: Extraction,
): FormatFile[] {
  const files: FormatFile[] = [];
  for (const format of formats) {
    if (format.target.kind !== 'columns') continue;
    const { id, rule, stopIfTrue } = format;
    const columns = format.target.columnIds
      .map((columnId) => extraction.columnKey({ sheetId: table.id, columnId }))
      .filter((key) => key !== '');
    const at = `formats.${first + files.length}`;
    const file =
      fits(table, formulasOfFormat(format), extraction) &&
      mapRule(rule, leavesOf(table, id, `${at}.rule`, extraction));
    const laid = file && {
      key: extraction.ruleKey(id),
      columns,
      rule: file,
      ...(stopIfTrue ? { stopIfTrue } : {}),
    };
    if (laid && is(columnFormat, laid)) files.push(laid);
    else extraction.note('rules', table.name);
  }
  return files;
}

function extractComments(
  sheet: GridSheet,
  path: string,
  extraction: Extraction,
): NonNullable<SheetFile['comments']> {
  const comments: { at: string; text: { en: string; 'zh-CN': string } }[] = [];
  for (const [key, { text: words }] of Object.entries(sheet.comments ?? {})) {
    const { rowId, columnId } = parseCommentKey(key);
    const at = addressOf(sheet, rowId, lineId(Number(columnId)));
    const where = `${sheet.name}!${at ?? ''}`;
    const place = commentPlace(sheet.id, key);
    // What stands on a line that is gone comes back with it, and is nowhere until then.
    if (at === null) continue;
    if (extraction.isLeftOut(place)) {
      extraction.leftOut.push({ place, where, value: words });
      continue;
    }
    const own = `${path}.comments.${comments.length}`;
    const text = extraction.text(`${own}.text`, place, words, 2000);
    if (!Object.values(text).every((one) => one !== '' && isPlainText(one))) {
      extraction.note('notPlainText', where);
      continue;
    }
    comments.push({ at, text });
    extraction.literals.set(own, place);
  }
  return comments;
}

/** Whether a template can carry the formulas of a rule. */
function fits(sheet: GridSheet | TableSheet, formulas: readonly string[], extraction: Extraction): boolean {
  return formulas.every((formula) => storedReferences(formula, extraction.document, sheet.id).fault === null);
}

function leavesOf(
  sheet: GridSheet | TableSheet,
  id: string,
  path: string,
  extraction: Extraction,
): RuleLeaves<string, ColumnRef> {
  return {
    formula: (formula) => extraction.formula(formula, sheet.id),
    text: (words, at) => extraction.text(`${path}${at}`, `rule ${id}${at}`, words, 500),
    column: (column) => extraction.columnKey(column) || null,
  };
}

const within = (name: string, lines: number | undefined, longest: number): object =>
  lines === undefined || lines < 1 ? {} : { [name]: Math.min(lines, longest) };

const whereOf = (sheet: GridSheet, cells: readonly string[]): string => `${sheet.name}!${cells[0] ?? ''}`;

/** The cells of areas within what a template may lay; none when those that formulas are read from are not. */
function blocksOf(sheet: GridSheet, areas: readonly CellArea[]): string[] {
  const blocks: string[] = [];
  for (const area of areas) {
    const { rows, columns } = areaPlaces(sheet, area);
    for (const [fromRow, toRow] of rows) {
      for (const [fromColumn, toColumn] of columns) {
        const isInside = fromRow < templateLimits.sheetRows && fromColumn < templateLimits.sheetColumns;
        if (!isInside && blocks.length === 0) return [];
        if (!isInside) continue;
        const from = cellName(fromRow, fromColumn);
        const to = cellName(
          Math.min(toRow, templateLimits.sheetRows) - 1,
          Math.min(toColumn, templateLimits.sheetColumns) - 1,
        );
        blocks.push(from === to ? from : `${from}:${to}`);
      }
    }
  }
  return blocks;
}

const cellName = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;
