import type { CellStyle as XlsxStyle, WriteSheet } from 'hucre/xlsx';
import type {
  ConditionalFormat,
  ConditionalStyle,
  RuleTest,
  ScalePlace,
} from '../../../model/conditionalFormat';
import type { Sheet } from '../../../model/document';
import type { FormulaWriter } from '../writeFormula';
import { fileColor } from '../xlsxColors';
import type { RulePatch } from './patchRules';
import { isWeek, periodFormula } from './periodFormula';
import { contentTests, fileComparisons, textTests } from './readConditionalRule';
import { quotedText, RuleCells } from './ruleCells';

type FileRule = NonNullable<WriteSheet['conditionalRules']>[number];
type Written = Omit<Partial<FileRule>, 'type'> & {
  readonly type: string;
  readonly attributes?: RulePatch['attributes'];
};

export interface WrittenFormats {
  readonly rules: readonly FileRule[];
  /** What hucre 1.0.0 does not write. */
  readonly patches: readonly RulePatch[];
  /** Rules that cannot be in the file. */
  readonly leftOut: number;
}

export function writeFormats(sheet: Sheet, writer: FormulaWriter): WrittenFormats {
  const rules: FileRule[] = [];
  const patches: RulePatch[] = [];
  let leftOut = 0;
  for (const format of sheet.conditionalFormats ?? []) {
    const cells = cellsOf(sheet, format, writer);
    if (!cells) continue;
    const written = writeRule(format, cells);
    if (!written) {
      leftOut++;
      continue;
    }
    const priority = rules.length + 1;
    const { attributes, ...rule } = written;
    if (attributes) patches.push({ priority, attributes });
    rules.push({
      ...rule,
      type: rule.type as FileRule['type'],
      priority,
      range: cells.cells,
      ...(format.stopIfTrue ? { stopIfTrue: true } : {}),
    });
  }
  return { rules, patches, leftOut };
}

function cellsOf(sheet: Sheet, { target }: ConditionalFormat, writer: FormulaWriter): RuleCells | null {
  if (sheet.kind === 'grid') {
    return target.kind === 'cells' ? RuleCells.ofGrid(sheet, target.areas, writer) : null;
  }
  return target.kind === 'columns' ? RuleCells.ofColumns(sheet, target.columnIds, writer) : null;
}

function writeRule({ rule }: ConditionalFormat, cells: RuleCells): Written | null {
  switch (rule.kind) {
    case 'style': {
      const test = writeTest(rule.test, cells);
      return test && { ...test, style: writeLook(rule.style) };
    }
    case 'colorScale':
      return {
        type: 'colorScale',
        colorScale: {
          cfvo: rule.points.map(({ at }) => writePlace(at)),
          colors: rule.points.map(({ color }) => opaque(color)),
        },
      };
    case 'dataBar':
      return {
        type: 'dataBar',
        dataBar: { cfvo: [writePlace(rule.min), writePlace(rule.max)], color: opaque(rule.color) },
        ...(rule.hideValue ? { attributes: { showValue: '0' } } : {}),
      };
  }
}

const keyOf = <Value extends string>(table: Readonly<Record<string, Value>>, value: Value): string =>
  Object.keys(table).find((key) => table[key] === value) as string;

const mostRanks = 1_000;

function writeTest(test: RuleTest, cells: RuleCells): Written | null {
  const { first } = cells;
  switch (test.kind) {
    case 'compare': {
      const operands = 'value' in test ? [test.value] : [test.from, test.to];
      const formula = operands.map((operand) => cells.operand(operand));
      if (formula.includes(null)) return null;
      const operator = keyOf(fileComparisons, test.is) as NonNullable<FileRule['operator']>;
      return { type: 'cellIs', operator, formula: formula as string[] };
    }
    case 'text': {
      const type = keyOf(textTests, test.is);
      const text = quotedText(test.text);
      const formula = {
        contains: `NOT(ISERROR(SEARCH(${text},${first})))`,
        notContains: `ISERROR(SEARCH(${text},${first}))`,
        startsWith: `LEFT(${first},LEN(${text}))=${text}`,
        endsWith: `RIGHT(${first},LEN(${text}))=${text}`,
      }[test.is];
      const operator = type === 'notContainsText' ? 'notContains' : type;
      return { type, text: test.text, formula, attributes: { operator } };
    }
    case 'date':
      if (isWeek(test.is)) return { type: 'expression', formula: periodFormula(test.is, first) };
      return {
        type: 'timePeriod',
        formula: periodFormula(test.is, first),
        attributes: { timePeriod: test.is },
      };
    case 'content': {
      const formula = {
        blank: `LEN(TRIM(${first}))=0`,
        filled: `LEN(TRIM(${first}))>0`,
        error: `ISERROR(${first})`,
        noError: `NOT(ISERROR(${first}))`,
      }[test.is];
      return { type: keyOf(contentTests, test.is), formula };
    }
    case 'occurrence':
      return { type: test.is === 'duplicate' ? 'duplicateValues' : 'uniqueValues' };
    case 'rank': {
      if (test.count > mostRanks) return null;
      const attributes = {
        rank: String(test.count),
        ...(test.unit === 'percent' ? { percent: '1' } : {}),
        ...(test.is === 'bottom' ? { bottom: '1' } : {}),
      };
      return { type: 'top10', attributes };
    }
    case 'average': {
      const attributes = {
        ...(test.is === 'below' || test.is === 'atMost' ? { aboveAverage: '0' } : {}),
        ...(test.is === 'atLeast' || test.is === 'atMost' ? { equalAverage: '1' } : {}),
      };
      return { type: 'aboveAverage', attributes };
    }
    case 'formula': {
      const formula = cells.formula(test.formula);
      return formula === null ? null : { type: 'expression', formula };
    }
  }
}

function writeLook(style: ConditionalStyle): XlsxStyle {
  const { bold, italic, underline, strike, color, background, numberFormat } = style;
  const text = color === undefined ? null : fileColor(color, 'text');
  const fill = background === undefined ? null : fileColor(background, 'fill');
  const font = {
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(underline ? { underline } : {}),
    ...(strike ? { strikethrough: true } : {}),
    ...(text === null ? {} : { color: { rgb: text } }),
  };
  const solid = fill === null ? null : { rgb: fill };
  return {
    ...(Object.keys(font).length > 0 ? { font } : {}),
    // Excel fills with the background colour here, LibreOffice with either.
    ...(solid ? { fill: { type: 'pattern', pattern: 'solid', fgColor: solid, bgColor: solid } } : {}),
    ...(numberFormat === undefined ? {} : { numFmt: numberFormat }),
  };
}

function writePlace(place: ScalePlace) {
  if (!('value' in place)) return { type: place.kind };
  return { type: place.kind === 'number' ? ('num' as const) : place.kind, value: String(place.value) };
}

const opaque = (color: string): string => `FF${fileColor(color, 'scale') ?? 'FFFFFF'}`;
