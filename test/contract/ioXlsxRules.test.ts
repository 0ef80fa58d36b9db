import { strFromU8, unzipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isKnownFunction } from '../../src/engine/hyperformula';
import { readXlsxWorkbook } from '../../src/io/xlsx/readXlsxWorkbook';
import { writeXlsxWorkbook } from '../../src/io/xlsx/writeXlsxWorkbook';
import { areaOf } from '../../src/model/cellArea';
import { commentKey } from '../../src/model/cellComment';
import type { ConditionalFormat, ConditionalRule, RuleTest } from '../../src/model/conditionalFormat';
import type { GridSheet, TableSheet, WorkbookDocument } from '../../src/model/document';
import { toStoredFormula } from '../../src/model/formula/vocabulary';
import { rewriteFormat, rewriteValidation } from '../../src/model/formula/ruleFormulas';
import { toShownFormula } from '../../src/model/formula/vocabulary';
import { lineId, newRuleId } from '../../src/model/ids';
import { newWorkbook } from '../../src/model/newWorkbook';
import type { Validation, ValidationRule } from '../../src/model/validation';
import { functionForms } from '../../src/session/xlsx/functionForms';
import { xlsxWords } from '../../src/session/xlsx/xlsxWords';
import { sampleTable } from '../support/sampleWorkbook';
import { calculated } from '../support/workbookValues';

/* Rules and comments go to a file and come back as they were, but for their ids. */

const base = ((): WorkbookDocument => {
  const empty = newWorkbook();
  const table = sampleTable('Customers', [
    { name: 'Name', type: 'text', values: ['Ada', 'Bob', 'Cyd', 'Dee'] },
    { name: 'Revenue', type: 'number', values: [100, 250, 75, 300] },
    { name: 'Cost', type: 'number', values: [40, 60, 30, 10] },
  ]);
  return { ...empty, sheets: [empty.sheets[0] as GridSheet, table] };
})();
const grid = base.sheets[0] as GridSheet;
const table = base.sheets[1] as TableSheet;
const [nameId, revenueId, costId] = table.columns.map(({ id }) => id) as [never, never, never];

function stored(text: string, sheet: GridSheet | TableSheet = grid): string {
  const result = toStoredFormula(text, base, { sheetId: sheet.id });
  if (!result.ok) throw new Error(text);
  return result.value;
}

async function roundTrip(document: WorkbookDocument) {
  const world = await calculated(document);
  const file = await writeXlsxWorkbook({
    document,
    values: world.core.values,
    forms: functionForms,
    words: xlsxWords('en'),
  });
  world.dispose();
  const read = await readXlsxWorkbook(file, { name: 'Back', locale: 'en', isKnownFunction });
  if (!read.ok) throw new Error(read.problem.code);
  return { back: read.value.document, notes: read.value.notes, parts: unzipSync(file) };
}

/** Rules with the names that people see, and no ids: those of a file that comes back are new ones. */
function shownRules(document: WorkbookDocument, index: number) {
  const sheet = document.sheets[index] as GridSheet | TableSheet;
  const shown = (formula: string): string => toShownFormula(formula, document, { sheetId: sheet.id });
  const columnName = (id: string): string | undefined =>
    sheet.kind === 'table' ? sheet.columns.find((column) => column.id === id)?.name : undefined;
  const formats = (sheet.conditionalFormats ?? []).map((format) => {
    const { id: _, target, ...rest } = rewriteFormat(format, shown);
    return {
      ...rest,
      target: target.kind === 'columns' ? target.columnIds.map(columnName) : target.areas,
    };
  });
  const validation = (given: Validation) => {
    const { rule, ...rest } = rewriteValidation(given, shown);
    const source = rule.kind === 'list' && rule.source.kind === 'column' ? 'a column' : rule;
    return { rule: source, ...rest };
  };
  const validations =
    sheet.kind === 'grid'
      ? (sheet.validations ?? []).map((item) => ({
          areas: item.areas,
          validation: validation(item.validation),
        }))
      : sheet.columns.map((column) => column.validation && validation(column.validation));
  return { formats, validations };
}

const style = { bold: true, italic: true, color: 'danger', background: 'tintWarning', numberFormat: '0.00' };
const tests: readonly RuleTest[] = [
  { kind: 'compare', is: 'more', value: 100 },
  { kind: 'compare', is: 'equal', value: 'Say "hi" & <go>' },
  { kind: 'compare', is: 'notEqual', value: true },
  { kind: 'compare', is: 'between', from: 1.5, to: stored('=$A$3*2') },
  { kind: 'compare', is: 'notBetween', from: -1, to: 1 },
  { kind: 'compare', is: 'atMost', value: stored('=SUM(Customers[Revenue])') },
  { kind: 'text', is: 'contains', text: 'a "b" <c>' },
  { kind: 'text', is: 'notContains', text: '客户' },
  { kind: 'text', is: 'startsWith', text: 'A' },
  { kind: 'text', is: 'endsWith', text: 'z' },
  ...(
    [
      'yesterday',
      'today',
      'tomorrow',
      'last7Days',
      'lastWeek',
      'thisWeek',
      'nextWeek',
      'lastMonth',
      'thisMonth',
    ] as const
  ).map((is) => ({ kind: 'date', is }) as const),
  ...(['blank', 'filled', 'error', 'noError'] as const).map((is) => ({ kind: 'content', is }) as const),
  { kind: 'occurrence', is: 'duplicate' },
  { kind: 'occurrence', is: 'unique' },
  { kind: 'rank', is: 'top', count: 3, unit: 'items' },
  { kind: 'rank', is: 'bottom', count: 20, unit: 'percent' },
  ...(['above', 'below', 'atLeast', 'atMost'] as const).map((is) => ({ kind: 'average', is }) as const),
  { kind: 'formula', formula: stored('=AND(B2>$C$1,B$2<>"x")') },
];
const scales: readonly ConditionalRule[] = [
  {
    kind: 'colorScale',
    points: [
      { at: { kind: 'min' }, color: 'danger' },
      { at: { kind: 'percentile', value: 50 }, color: 'background' },
      { at: { kind: 'max' }, color: 'positive' },
    ],
  },
  {
    kind: 'colorScale',
    points: [
      { at: { kind: 'number', value: -2.5 }, color: 'warning' },
      { at: { kind: 'percent', value: 90 }, color: 'accent' },
    ],
  },
  {
    kind: 'dataBar',
    min: { kind: 'number', value: 0 },
    max: { kind: 'max' },
    color: 'accent',
    hideValue: true,
  },
  { kind: 'dataBar', min: { kind: 'min' }, max: { kind: 'percentile', value: 90 }, color: 'violet' },
];
const rules: readonly ConditionalRule[] = [
  ...tests.map((test) => ({ kind: 'style', test, style }) as const),
  ...scales,
];

describe('conditional formats to XLSX and back', () => {
  it('stay as they are on a grid, in their order, in several areas', async () => {
    const areas = [
      areaOf(grid, { fromRow: 4, toRow: 8, fromColumn: 2, toColumn: 3 }),
      areaOf(grid, { fromRow: 1, toRow: 2, fromColumn: 5, toColumn: 5 }),
    ];
    const conditionalFormats = rules.map((rule, index): ConditionalFormat => ({
      id: newRuleId(),
      target: { kind: 'cells', areas: index % 2 === 0 ? areas : areas.slice(0, 1) },
      rule,
      ...(index % 5 === 0 ? { stopIfTrue: true } : {}),
    }));
    const document = { ...base, sheets: [{ ...grid, conditionalFormats }, table] };
    const { back, notes } = await roundTrip(document);
    expect(notes).toEqual([]);
    expect(shownRules(back, 0)).toEqual(shownRules(document, 0));
  });

  it('stay as they are on the columns of a table', async () => {
    const onColumns: ConditionalRule[] = [
      ...scales,
      { kind: 'style', test: { kind: 'formula', formula: stored('=[@Revenue]>[@Cost]*3', table) }, style },
      {
        kind: 'style',
        test: { kind: 'compare', is: 'more', value: stored('=AVERAGE(Customers[Revenue])', table) },
        style,
      },
      { kind: 'style', test: { kind: 'rank', is: 'top', count: 1, unit: 'items' }, style },
    ];
    const conditionalFormats = onColumns.map((rule): ConditionalFormat => ({
      id: newRuleId(),
      target: { kind: 'columns', columnIds: [revenueId, costId] },
      rule,
    }));
    const document = { ...base, sheets: [grid, { ...table, conditionalFormats }] };
    const { back, notes } = await roundTrip(document);
    expect(notes).toEqual([]);
    expect(shownRules(back, 1)).toEqual(shownRules(document, 1));
  });

  it('have scales and bars as pale as on the screen, where numbers on them are read', async () => {
    const target = {
      kind: 'cells',
      areas: [areaOf(grid, { fromRow: 0, toRow: 9, fromColumn: 0, toColumn: 0 })],
    } as const;
    const conditionalFormats = scales.map((rule) => ({ id: newRuleId(), target, rule }));
    const { parts } = await roundTrip({ ...base, sheets: [{ ...grid, conditionalFormats }, table] });
    const colors = [
      ...strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array).matchAll(/<color rgb="FF(\w+)"/g),
    ];
    const strengths = colors.map(([, rgb]) =>
      Math.min(...(rgb?.match(/../g) ?? []).map((part) => parseInt(part, 16))),
    );
    expect(colors).toHaveLength(7);
    // Red, green and blue of more than 155: black stands out from it by more than 7:1.
    expect(Math.min(...strengths)).toBeGreaterThan(155);
  });

  it('that Excel cannot compute are told of on the sheet About', async () => {
    const test: RuleTest = { kind: 'formula', formula: stored('=COUNT(COHORT(A1:A2,B1:B2))>{1}') };
    const target = {
      kind: 'cells',
      areas: [areaOf(grid, { fromRow: 0, toRow: 0, fromColumn: 0, toColumn: 0 })],
    } as const;
    const conditionalFormats = [{ id: newRuleId(), target, rule: { kind: 'style', test, style } as const }];
    const { back } = await roundTrip({ ...base, sheets: [{ ...grid, conditionalFormats }, table] });
    expect(back.sheets[0]?.conditionalFormats).toBeUndefined();
  });
});

const validationRules: readonly ValidationRule[] = [
  { kind: 'list', source: { kind: 'values', values: ['Yes', 'No "way"', '客户'] } },
  { kind: 'list', source: { kind: 'values', values: ['Lisbon, Portugal', '007', '12.5'] } },
  {
    kind: 'list',
    source: { kind: 'values', values: Array.from({ length: 120 }, (_, index) => `Region ${index + 1}`) },
  },
  { kind: 'list', source: { kind: 'column', column: { sheetId: table.id, columnId: nameId } } },
  { kind: 'list', source: { kind: 'formula', formula: stored('=$F$1:$F$4') } },
  { kind: 'number', whole: true, is: 'between', from: 0, to: stored('=B2') },
  { kind: 'number', is: 'more', value: 0.5 },
  { kind: 'date', is: 'atLeast', value: 45_000 },
  { kind: 'textLength', is: 'atMost', value: 12 },
  { kind: 'formula', formula: stored('=LEN(B2)<9') },
];

describe('validations to XLSX and back', () => {
  it('stay as they are on a grid', async () => {
    const validations = validationRules.map((rule, index) => ({
      id: newRuleId(),
      areas: [areaOf(grid, { fromRow: index * 2, toRow: index * 2 + 1, fromColumn: 1, toColumn: 2 })],
      validation: {
        rule,
        onInvalid: index % 2 === 0 ? ('reject' as const) : ('warn' as const),
        ...(index % 3 === 0 ? { required: true } : {}),
        ...(index % 3 === 1
          ? { message: 'Not <this> & "that"\n不行', prompt: 'Enter\nit', promptTitle: 'Size' }
          : {}),
      },
    }));
    const document = { ...base, sheets: [{ ...grid, validations }, table] };
    const { back, notes } = await roundTrip(document);
    expect(notes).toEqual([]);
    expect(shownRules(back, 0)).toEqual(shownRules(document, 0));
    // The sheet that holds the long lists is the file's alone.
    expect(back.sheets.map(({ name }) => name)).toEqual(document.sheets.map(({ name }) => name));
  });

  it('stay as they are on the columns of a table', async () => {
    const own: Validation[] = [
      { rule: validationRules[0] as ValidationRule, onInvalid: 'reject' },
      { rule: { kind: 'number', is: 'less', value: stored('=[@Revenue]', table) }, onInvalid: 'warn' },
    ];
    const columns = table.columns.map((column, index) => {
      const validation = index === 0 ? own[0] : index === 2 ? own[1] : undefined;
      return validation ? { ...column, validation } : column;
    });
    const document = { ...base, sheets: [grid, { ...table, columns }] };
    const { back, notes } = await roundTrip(document);
    expect(notes).toEqual([]);
    expect(shownRules(back, 1)).toEqual(shownRules(document, 1));
  });
});

it('keeps comments on cells of grids and tables with their authors', async () => {
  const onGrid = {
    [commentKey(lineId(3), lineId(2))]: { text: 'Why?\n为什么', author: 'Ann', changedMs: 1 },
  };
  const onTable = { [commentKey(lineId(2), revenueId)]: { text: 'Ask <Bob> & Co', changedMs: 1 } };
  const document = {
    ...base,
    sheets: [
      { ...grid, comments: onGrid },
      { ...table, comments: onTable },
    ],
  };
  const { back } = await roundTrip(document);
  const backTable = back.sheets[1] as TableSheet;
  const strip = (comments: GridSheet['comments']) =>
    Object.entries(comments ?? {}).map(([key, { text, author }]) => [key, text, author]);
  expect(strip(back.sheets[0]?.comments)).toEqual(strip(onGrid));
  expect(strip(backTable.comments)).toEqual([
    [commentKey(lineId(2), backTable.columns[1]?.id as never), 'Ask <Bob> & Co', undefined],
  ]);
});

it('says of icon sets, which are not here, where they were', async () => {
  const file = await writeXlsx({
    sheets: [
      {
        name: 'List',
        rows: [[1], [2]],
        conditionalRules: [
          {
            type: 'iconSet',
            priority: 1,
            range: 'A1:A2',
            iconSet: {
              iconSet: '3Arrows',
              cfvo: ['0', '33', '67'].map((value) => ({ type: 'percent', value })),
            },
          },
        ],
      },
    ],
  });
  const read = await readXlsxWorkbook(file, { name: 'Back', locale: 'en', isKnownFunction });
  if (!read.ok) throw new Error(read.problem.code);
  expect(read.value.document.sheets[0]?.conditionalFormats).toBeUndefined();
  expect(read.value.notes).toContainEqual({ kind: 'conditionalFormats', count: 1, places: ['List!A1:A2'] });
});
