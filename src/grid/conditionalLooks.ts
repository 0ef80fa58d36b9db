import { axisLength, lineIdAt } from '../model/axis';
import { anchorOf, areaPlaces, isInArea, type CellPlace } from '../model/cellArea';
import type { ConditionalFormat, ConditionalStyle, RuleOperand } from '../model/conditionalFormat';
import type { GridSheet, Sheet, TableSheet, WorkbookDocument } from '../model/document';
import { inputValue } from '../model/format/gridInput';
import { moveFormula } from '../model/formula/moveFormula';
import type { SheetId } from '../model/ids';
import { isFormula, rowCount } from '../model/lookup';
import { referencedValues } from '../model/rules/referencedValues';
import { rowFormula } from '../model/rules/rowFormula';
import { needsFacts, ruleFacts, type RuleFacts } from '../model/rules/ruleFacts';
import { serialOfDay } from '../model/datePeriods';
import { passesTest } from '../model/rules/ruleTest';
import type { ValueReader } from '../model/valueReader';
import type { CellValue } from '../shared/value';
import { scaleColor } from './scaleColor';

/** What conditional formats ask of the engine; without one they do with what can be seen at once. */
export interface RuleAnswers {
  facts(sheetId: SheetId, format: ConditionalFormat): Promise<RuleFacts | null>;
  evaluate(formula: string, sheetId: SheetId): Promise<CellValue>;
}

/** What conditional formats make of a cell. */
export interface ConditionalLook {
  readonly style: ConditionalStyle;
  /** CSS colours, and how much of the cell the bar covers, in percent. */
  readonly fill?: string;
  readonly bar?: { readonly color: string; readonly percent: number };
  readonly hidesValue?: boolean;
}

interface Place {
  readonly document: WorkbookDocument;
  readonly sheet: Sheet;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

/**
 * Applies conditional formats to the cells that are drawn, and to no others. What a rule has to know of all its cells is
 * worked out once per state of the values: for columns of tables by the engine, beside the page; until an answer is
 * there the last one holds. Formulas are evaluated by the engine for the cells on the screen.
 */
export class ConditionalLooks {
  readonly #values: ValueReader;
  readonly #answers: RuleAnswers | undefined;
  readonly #changed: () => void;
  readonly #facts = new Map<string, { key: unknown; facts: RuleFacts }>();
  #results = new Map<string, CellValue>();
  #lastResults = new Map<string, CellValue>();
  #resultsVersion = -1;
  #epoch = 0;

  constructor(values: ValueReader, answers: RuleAnswers | undefined, changed: () => void) {
    this.#values = values;
    this.#answers = answers;
    this.#changed = changed;
  }

  /** Values have changed: formulas are asked again for the cells on the screen. */
  valuesChanged(): void {
    this.#epoch++;
  }

  lookOf(place: Place, value: CellValue): ConditionalLook | null {
    const { sheet } = place;
    if (!sheet.conditionalFormats) return null;
    let look = null as ConditionalLook | null;
    for (const format of sheet.conditionalFormats) {
      if (!isTarget(format, place)) continue;
      const found = this.#apply(format, place, value);
      if (!found) continue;
      // The first rule that sets a property wins.
      look = look ? { ...found, ...look, style: { ...found.style, ...look.style } } : found;
      if (format.stopIfTrue) break;
    }
    return look;
  }

  #apply(format: ConditionalFormat, place: Place, value: CellValue): ConditionalLook | null {
    const { rule } = format;
    const facts = needsFacts(rule) ? this.#factsOf(format, place) : {};
    if (rule.kind === 'style') {
      const passes = passesTest(rule.test, {
        value,
        facts,
        index: indexIn(format, place),
        today: serialOfDay(new Date()),
        operand: (operand) => this.#operand(operand, format, place),
        formula: (formula) => this.#result(formula, format, place),
      });
      return passes ? { style: rule.style } : null;
    }
    const points = facts.points ?? [];
    if (typeof value !== 'number' || points.some((point) => !Number.isFinite(point))) return null;
    if (rule.kind === 'colorScale') {
      const fill = scaleColor(
        value,
        points,
        rule.points.map(({ color }) => color),
      );
      return fill === null ? null : { style: {}, fill };
    }
    const [min = 0, max = 0] = points;
    const share = max > min ? (value - min) / (max - min) : 0;
    const percent = Math.round(Math.max(0, Math.min(share, 1)) * 1000) / 10;
    return {
      style: {},
      bar: { color: rule.color, percent },
      ...(rule.hideValue ? { hidesValue: true } : {}),
    };
  }

  #factsOf(format: ConditionalFormat, { sheet }: Place): RuleFacts {
    const known = this.#facts.get(format.id);
    const key = JSON.stringify([format.rule, format.target, this.#values.version, this.#epoch]);
    if (known?.key === key) return known.facts;
    const entry = { key, facts: known?.facts ?? {} };
    this.#facts.set(format.id, entry);
    if (sheet.kind === 'grid' || !this.#answers) {
      entry.facts = ruleFacts(format.rule, valuesOf(format, sheet, this.#values));
      return entry.facts;
    }
    void this.#answers.facts(sheet.id, format).then((facts) => {
      if (!facts || this.#facts.get(format.id) !== entry) return;
      entry.facts = facts;
      this.#changed();
    });
    return entry.facts;
  }

  #operand(operand: RuleOperand, format: ConditionalFormat, place: Place): CellValue | undefined {
    if (!isFormula(operand)) return inputValue(operand);
    const here = formulaAt(operand, format, place);
    const values = referencedValues(here, place.sheet.id, place.document, this.#values);
    return values ? values[0] : this.#result(operand, format, place);
  }

  #result(formula: string, format: ConditionalFormat, place: Place): CellValue | undefined {
    return this.resultOf(formulaAt(formula, format, place), place.sheet.id);
  }

  /** What a formula comes to on a sheet: what was known of it last, until the engine has answered. */
  resultOf(here: string, id: SheetId): CellValue | undefined {
    if (!this.#answers) return undefined;
    this.#renewResults();
    const key = `${id} ${here}`;
    if (!this.#results.has(key)) {
      const results = this.#results;
      results.set(key, this.#lastResults.get(key) ?? null);
      void this.#answers.evaluate(here, id).then((value) => {
        if (results !== this.#results) return;
        const before = results.get(key);
        results.set(key, value);
        if (before !== value) this.#changed();
      });
    }
    return this.#results.get(key);
  }

  #renewResults(): void {
    const version = this.#values.version * 1e6 + this.#epoch;
    if (version === this.#resultsVersion) return;
    this.#resultsVersion = version;
    this.#lastResults = this.#results;
    this.#results = new Map();
  }
}

function isTarget({ target }: ConditionalFormat, { sheet, rowIndex, columnIndex }: Place): boolean {
  if (sheet.kind === 'table') {
    const columnId = sheet.columns[columnIndex]?.id;
    return target.kind === 'columns' && columnId !== undefined && target.columnIds.includes(columnId);
  }
  if (target.kind !== 'cells') return false;
  const [rowId, columnId] = [lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex)];
  return target.areas.some((area) => isInArea(area, rowId, columnId));
}

function formulaAt(
  formula: string,
  { target }: ConditionalFormat,
  { sheet, rowIndex, columnIndex }: Place,
): string {
  if (sheet.kind === 'table') return rowFormula(formula, sheet.id, rowIndex);
  const anchor = target.kind === 'cells' ? anchorOf(sheet, target.areas) : null;
  return anchor
    ? moveFormula(formula, rowIndex - anchor.rowIndex, columnIndex - anchor.columnIndex)
    : formula;
}

/** Cells of the target that lie on the sheet, in one order: column after column in a table, else by area. */
function cellsOf(format: ConditionalFormat, sheet: GridSheet): CellPlace[] {
  const cells: CellPlace[] = [];
  if (format.target.kind !== 'cells') return cells;
  for (const area of format.target.areas) {
    const { rows, columns } = areaPlaces(sheet, area);
    for (const [top, bottom] of rows)
      for (let rowIndex = top; rowIndex < Math.min(bottom, axisLength(sheet.rows)); rowIndex++)
        for (const [left, right] of columns)
          for (let columnIndex = left; columnIndex < right; columnIndex++)
            cells.push({ rowIndex, columnIndex });
  }
  return cells;
}

const cellCache = new WeakMap<
  ConditionalFormat,
  { sheet: GridSheet; cells: CellPlace[]; at: Map<number, number> }
>();
const placeKey = ({ rowIndex, columnIndex }: CellPlace): number => rowIndex * 16_384 + columnIndex;

function orderedCells(format: ConditionalFormat, sheet: GridSheet) {
  const known = cellCache.get(format);
  if (known && known.sheet.rows === sheet.rows && known.sheet.columns === sheet.columns) return known;
  const cells = cellsOf(format, sheet);
  const made = { sheet, cells, at: new Map(cells.map((cell, index) => [placeKey(cell), index])) };
  cellCache.set(format, made);
  return made;
}

function valuesOf(format: ConditionalFormat, sheet: Sheet, values: ValueReader): CellValue[] {
  if (sheet.kind === 'grid')
    return orderedCells(format, sheet).cells.map(({ rowIndex, columnIndex }) =>
      values.gridValue(sheet.id, lineIdAt(sheet.rows, rowIndex), lineIdAt(sheet.columns, columnIndex)),
    );
  const rows = rowCount(sheet);
  return targetColumns(format, sheet).flatMap((columnId) =>
    Array.from({ length: rows }, (_, row) => values.tableValue(sheet.id, columnId, row)),
  );
}

function targetColumns(
  { target }: ConditionalFormat,
  sheet: TableSheet,
): TableSheet['columns'][number]['id'][] {
  const ids = target.kind === 'columns' ? target.columnIds : [];
  return ids.filter((id) => sheet.columns.some((column) => column.id === id));
}

function indexIn(format: ConditionalFormat, { sheet, rowIndex, columnIndex }: Place): number {
  if (format.rule.kind !== 'style' || format.rule.test.kind !== 'occurrence') return -1;
  if (sheet.kind === 'grid')
    return orderedCells(format, sheet).at.get(placeKey({ rowIndex, columnIndex })) ?? -1;
  const at = targetColumns(format, sheet).indexOf(sheet.columns[columnIndex]?.id as never);
  return at * rowCount(sheet) + rowIndex;
}
