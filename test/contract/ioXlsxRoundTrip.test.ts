import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isKnownFunction } from '../../src/engine/hyperformula';
import { writeXlsxWorkbook } from '../../src/io/xlsx/writeXlsxWorkbook';
import { openXlsx } from '../../src/io/xlsx/openXlsx';
import { readXlsxWorkbook } from '../../src/io/xlsx/readXlsxWorkbook';
import { SheetCells } from '../../src/io/xlsx/xlsxCells';
import { areaOf } from '../../src/model/cellArea';
import type { ConditionalRule, RuleTest } from '../../src/model/conditionalFormat';
import type { CellStyle, Chart, GridSheet, TableSheet, WorkbookDocument } from '../../src/model/document';
import { toShownFormula, toStoredFormula } from '../../src/model/formula/vocabulary';
import { lineId, newChartId, newColumnId, newParameterId, newRuleId } from '../../src/model/ids';
import type { ChartId, ColumnId, SheetId } from '../../src/model/ids';
import { gridCell, gridCellKey, chunkKeyOf, isFormula } from '../../src/model/lookup';
import { newWorkbook } from '../../src/model/newWorkbook';
import { readDocument } from '../../src/model/readDocument';
import { functionForms } from '../../src/session/xlsx/functionForms';
import { isCellError, type CellValue } from '../../src/shared/value';
import { hasOffice, recalculate } from '../support/recalculate';
import { sampleTable } from '../support/sampleWorkbook';
import { calculated } from '../support/workbookValues';
import { xlsxWords } from '../support/xlsxWords';

/** A table with a calculated column, a parameter, and a grid with the given cells. */
function workbookWith(
  cells: Readonly<Record<string, string | number | boolean>>,
  styles: Readonly<Record<string, CellStyle>> = {},
): WorkbookDocument {
  const empty = newWorkbook();
  const table = sampleTable('Customers', [
    { name: 'Name', type: 'text', values: ['Ada', 'Bob', 'Cyd', 'Dee'] },
    { name: 'Revenue', type: 'number', values: [100, 250, 75, 300], role: 'revenue' },
    { name: 'Cost #1', type: 'number', values: [40, 60, null, 10] },
    { name: 'Since', type: 'date', values: [45_000, 45_100.5, 45_200, null] },
    { name: 'Active', type: 'boolean', values: [true, false, true, true] },
  ]);
  const rate = {
    id: newParameterId(),
    name: 'Rate',
    label: { en: 'Discount rate', 'zh-CN': 'Discount rate' },
    kind: 'percent' as const,
    value: 0.1,
    min: 0,
    max: 1,
  };
  const grid = empty.sheets[0] as GridSheet;
  const bare: WorkbookDocument = { ...empty, sheets: [grid, table], parameters: [rate] };
  const stored = (text: string, sheetId: typeof grid.id, document = bare): string => {
    const result = toStoredFormula(text, document, { sheetId });
    if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.problem)}`);
    return result.value;
  };
  const margin = {
    id: newColumnId(),
    name: 'Margin',
    type: 'number' as const,
    formula: stored("=([@Revenue]-[@[Cost '#1]])*(1-Rate)", table.id),
    blocks: [],
  };
  const scaled = {
    id: newColumnId(),
    name: 'Scaled',
    type: 'number' as const,
    formula: stored('=[@Revenue]/SUM(ABS(Customers[Revenue]-[@Revenue]))', table.id),
    blocks: [],
  };
  const columns = [...table.columns, margin, scaled];
  const full = { ...bare, sheets: [grid, { ...table, columns }] };
  const chunks: Record<string, Record<string, GridSheet['chunks'][string][string]>> = {};
  for (const [address, input] of Object.entries(cells)) {
    const column = address.charCodeAt(0) - 64;
    const rowId = lineId(Number(address.slice(1)));
    const style = styles[address];
    const value = typeof input === 'string' && input.startsWith('=') ? stored(input, grid.id, full) : input;
    (chunks[chunkKeyOf(rowId)] ??= {})[gridCellKey(rowId, lineId(column))] = {
      input: value,
      ...(style ? { style } : {}),
    };
  }
  return {
    ...bare,
    sheets: [
      { ...grid, chunks },
      { ...table, columns },
    ],
  };
}

/** Rules that every program of this kind has, on the first sheet. */
function withRules(document: WorkbookDocument): WorkbookDocument {
  const [grid, ...others] = document.sheets as [GridSheet, ...WorkbookDocument['sheets']];
  const areas = [areaOf(grid, { fromRow: 0, toRow: 11, fromColumn: 0, toColumn: 0 })];
  const tests: readonly RuleTest[] = [
    { kind: 'compare', is: 'more', value: 200 },
    { kind: 'compare', is: 'between', from: 1, to: 2 },
    { kind: 'text', is: 'contains', text: 'on' },
    { kind: 'date', is: 'today' },
    { kind: 'content', is: 'error' },
    { kind: 'occurrence', is: 'duplicate' },
    { kind: 'rank', is: 'top', count: 3, unit: 'items' },
    { kind: 'rank', is: 'bottom', count: 20, unit: 'percent' },
    { kind: 'average', is: 'below' },
    { kind: 'formula', formula: '=$A1>100' },
  ];
  const rules: readonly ConditionalRule[] = [
    ...tests.map(
      (test) => ({ kind: 'style', test, style: { bold: true, background: 'tintDanger' } }) as const,
    ),
    {
      kind: 'colorScale',
      points: [
        { at: { kind: 'min' }, color: 'danger' },
        { at: { kind: 'percentile', value: 50 }, color: 'background' },
        { at: { kind: 'max' }, color: 'positive' },
      ],
    },
  ];
  const target = { kind: 'cells', areas } as const;
  const sheet: GridSheet = {
    ...grid,
    conditionalFormats: rules.map((rule) => ({ id: newRuleId(), target, rule })),
    validations: [
      {
        id: newRuleId(),
        areas,
        validation: {
          rule: { kind: 'list', source: { kind: 'values', values: ['A', 'B'] } },
          onInvalid: 'reject',
        },
      },
      {
        id: newRuleId(),
        areas: [areaOf(grid, { fromRow: 0, toRow: 3, fromColumn: 2, toColumn: 2 })],
        validation: { rule: { kind: 'number', is: 'atLeast', value: 1 }, onInvalid: 'warn' },
      },
    ],
  };
  return { ...document, sheets: [sheet, ...others] };
}

async function exported(
  document: WorkbookDocument,
  pictures: ReadonlyMap<ChartId, Uint8Array> = new Map(),
): Promise<Uint8Array> {
  const world = await calculated(document);
  const file = await writeXlsxWorkbook({
    document,
    values: world.core.values,
    forms: functionForms,
    words: xlsxWords,
    pictures,
  });
  world.dispose();
  return file;
}

async function reopened(file: Uint8Array): Promise<WorkbookDocument> {
  const read = await readXlsxWorkbook(file, { name: 'Back', locale: 'en', isKnownFunction });
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  expect(readDocument(read.value.document).ok).toBe(true);
  return read.value.document;
}

/** Formulas as people see them, values and looks, by address. */
function gridOf(document: WorkbookDocument): Record<string, unknown> {
  const sheet = document.sheets.find(({ kind }) => kind === 'grid') as GridSheet;
  const found: Record<string, unknown> = {};
  for (let row = 1; row <= 30; row++) {
    for (let column = 1; column <= 6; column++) {
      const cell = gridCell(sheet, lineId(row), lineId(column));
      if (!cell) continue;
      const input = isFormula(cell.input)
        ? toShownFormula(cell.input, document, { sheetId: sheet.id })
        : cell.input;
      found[`${String.fromCharCode(64 + column)}${row}`] = { input, style: cell.style };
    }
  }
  return found;
}

const formulas: Readonly<Record<string, string>> = {
  A1: '=SUM(Customers[Revenue])',
  A2: '=SUMIFS(Customers[Revenue],Customers[Active],TRUE)',
  A3: '=Customers!B2*2',
  A4: '=CLV({100,120},{20,25},Rate,1)',
  A5: '=SEGMENT(1000,{1000,10000},{"S","M","L"})',
  A6: '=XLOOKUP("Bob",Customers[Name],Customers[Margin])',
  A7: '=IFERROR(1/0,"none")',
  A8: '=COUNTIF(Customers[Name],"*d*")',
  A9: '=MAX(A1:A3)&" most"',
  A10: '=Rate*100',
  A11: '=GINI(Customers[Revenue])',
  A12: "=ROUND(AVERAGE(Customers[[Revenue]:[Cost '#1]]),2)",
  B1: '=SORT(Customers[Revenue])',
};

describe('to XLSX and back', () => {
  it('keeps formulas, tables, parameters and what they show', async () => {
    const document = workbookWith(formulas);
    const back = await reopened(await exported(document));
    expect(back.sheets.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'grid Sheet1',
      'table Customers',
    ]);
    expect(gridOf(back)).toEqual(gridOf(document));
    const [rate] = back.parameters;
    expect(rate).toMatchObject({ name: 'Rate', value: 0.1, kind: 'percent', min: 0, max: 1 });
    const worlds = [await calculated(document), await calculated(back)] as const;
    for (const index of [0, 1]) {
      for (let row = 0; row < 14; row++) {
        for (let column = 0; column < 6; column++) {
          const [ours, theirs] = worlds.map((world) =>
            world.value(world.core.workbook.document.sheets[index] as GridSheet, row, column),
          ) as [CellValue, CellValue];
          expect(theirs, `${index} ${row} ${column}`).toEqual(ours);
        }
      }
    }
    for (const world of worlds) world.dispose();
  });

  it('writes short functions of ours as plain formulas and tells of what Excel cannot compute', async () => {
    const document = workbookWith({ A1: '=CHURN(50,1000)', A2: '=COHORT(Customers[Name],Customers[Since])' });
    const opened = await openXlsx(await exported(document));
    if (!opened.ok) throw new Error(opened.problem.code);
    const { sheets } = opened.value.workbook;
    expect(new SheetCells(sheets[0] as (typeof sheets)[number]).at(0, 0).formula).toBe('(50/1000)');
    const about = sheets.find(({ name }) => name === 'About');
    expect(about?.rows.flat()).toContain('Sheet1!A2');
  });

  it('holds charts as pictures where they stand, and lists those that nobody drew', async () => {
    const document = workbookWith({ A1: 1 });
    const [grid] = document.sheets as [GridSheet];
    const chart = (title: string): Chart => ({
      id: newChartId(),
      sheetId: grid.id,
      title,
      anchor: { rowId: lineId(3), columnId: lineId(2), widthPx: 400, heightPx: 200 },
      spec: {
        kind: 'bars',
        category: {
          sheetId: document.sheets[1]?.id as SheetId,
          columnId: (document.sheets[1] as TableSheet).columns[0]?.id as ColumnId,
        },
        aggregate: 'count',
      },
    });
    const [drawn, notDrawn] = [chart('Drawn'), chart('Not drawn')];
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
    const withCharts = { ...document, charts: [drawn, notDrawn] };
    const file = await exported(withCharts, new Map([[drawn.id, png]]));
    // It keeps its size, whatever the cells below it are.
    expect(strFromU8(unzipSync(file)['xl/drawings/drawing1.xml'] ?? new Uint8Array())).toContain(
      '</xdr:from><xdr:ext cx="3810000" cy="1905000"/>',
    );
    const { sheets } = await readXlsx(file);
    const [picture, ...more] = sheets[0]?.images ?? [];
    expect(more).toEqual([]);
    expect(picture).toMatchObject({ type: 'png', width: 400, height: 200, altText: 'Drawn' });
    expect(picture?.anchor.from).toEqual({ row: 2, col: 1 });
    expect(picture?.data).toEqual(png);
    const about = sheets.find(({ name }) => name === 'About')?.rows.flat() ?? [];
    expect(about).toContain('Not drawn');
    expect(about).not.toContain('Drawn');
  });

  it('has room in its columns for what had room on the screen', async () => {
    const file = await exported(workbookWith({ A1: 45_355 }, { A1: { numberFormat: 'yyyy-mm-dd' } }));
    const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toMatch(/<sheetFormatPr [^>]*defaultColWidth="13\.71"/);
    expect(sheet).toContain('defaultRowHeight="21"');
  });

  it('shows texts across other cells as far as they are free', async () => {
    const document = workbookWith(
      { A1: 'A long text', A2: '="All "&SUM(Customers[Revenue])', A3: 'Half', C3: 1, A4: 'Next' },
      { A1: { span: 4 }, A2: { span: 3, bold: true }, A3: { span: 4 }, A4: { span: 2 } },
    );
    const file = await exported(document);
    const { sheets } = await readXlsx(file);
    expect(sheets[0]?.merges?.map(({ startRow, endCol }) => [startRow, endCol])).toEqual([
      [0, 3],
      [1, 2],
      [2, 1],
      [3, 1],
    ]);
    expect(gridOf(await reopened(file))).toEqual({
      ...gridOf(document),
      A3: { input: 'Half', style: { span: 2 } },
    });
  });

  const text = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom('00012', '客户', "'quoted", '=no formula', '<b>&amp;', 'a\nb', ' lead ', 'TRUE', '#N/A?'),
  );
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.boolean(),
    text.filter((entry) => entry.trim() !== '' && !/[\p{Cc}\p{Cs}]/u.test(entry.replaceAll('\n', ''))),
  );
  const style = fc.record(
    {
      bold: fc.constant(true as const),
      italic: fc.constant(true as const),
      underline: fc.constant(true as const),
      wrap: fc.constant(true as const),
      size: fc.constantFrom('small', 'title', 'heading', 'display'),
      color: fc.constantFrom('accent', 'positive', 'danger', 'secondary'),
      background: fc.constantFrom('tintAccent', 'tintPositive', 'tintWarning', 'raised'),
      align: fc.constantFrom('left', 'center', 'right'),
      borderTop: fc.constant(true as const),
      numberFormat: fc.constantFrom('0.00', '#,##0', '0.0%', '"x"0'),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<CellStyle>;

  it('keeps values, formulas and formats of random cells', async () => {
    const address = fc.tuple(fc.constantFrom(...'CDEF'), fc.integer({ min: 1, max: 20 }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(address, value, style), { maxLength: 12 }), async (entries) => {
        const cells: Record<string, string | number | boolean> = {};
        const styles: Record<string, CellStyle> = {};
        for (const [[column, row], entered, look] of entries) {
          cells[`${column}${row}`] =
            typeof entered === 'string' && /^[=']/.test(entered) ? `'${entered}` : entered;
          if (Object.keys(look).length > 0) styles[`${column}${row}`] = look;
        }
        const document = workbookWith({ ...cells, A1: '=SUM(C1:F20)' }, styles);
        const back = await reopened(await exported(document));
        expect(gridOf(back)).toEqual(gridOf(document));
      }),
      { numRuns: 25 },
    );
  });
});

describe.skipIf(!hasOffice)('in LibreOffice', () => {
  it('recalculates to what we show', async () => {
    const cells = {
      A1: '=SUM(Customers[Revenue])',
      A2: '=SUMIFS(Customers[Revenue],Customers[Active],TRUE)',
      A3: '=Customers!B2*2',
      A4: '=SUM(Customers[Margin])',
      A5: '=IFERROR(1/0,"none")',
      A6: '=Rate*100',
      A7: '=CHURN(50,1000)',
      A8: '=CVA(1000,100,50,30)',
      A9: '=QUADRANT(80,30,50,50)',
      A10: '=SEGMENT(1000,{1000,10000})',
      A11: '=NRR(100,20,5,10)',
      A12: '=CHURN.CONVERT(0.05,12,1)',
      A13: '=SUM(Customers[Revenue]*2)',
      A14: '=MAX(LEN(Customers[Name]))+SUM(IF(Customers[Revenue]>90,1,0))',
      A15: '=SUM(Customers[Scaled])',
    };
    const document = withRules(workbookWith(cells));
    const recalculatedFile = recalculate(await exported(document));
    const opened = await openXlsx(recalculatedFile);
    if (!opened.ok) throw new Error(opened.problem.code);
    const [sheet] = opened.value.workbook.sheets;
    const recalculated = new SheetCells(sheet as NonNullable<typeof sheet>);
    const world = await calculated(document);
    const grid = document.sheets[0] as GridSheet;
    for (let row = 0; row < Object.keys(cells).length; row++) {
      const ours = world.value(grid, row, 0);
      const theirs = recalculated.at(row, 0).value;
      if (typeof ours === 'number') expect(theirs, `A${row + 1}`).toBeCloseTo(ours, 9);
      else expect(isCellError(theirs) ? theirs.code : theirs, `A${row + 1}`).toEqual(ours);
    }
    world.dispose();
    // Its own rules of the same file: it has understood them all.
    const back = (await reopened(recalculatedFile)).sheets[0];
    expect(back?.conditionalFormats?.map(({ rule }) => rule)).toEqual(
      document.sheets[0]?.conditionalFormats?.map(({ rule }) => rule),
    );
    expect(back?.kind === 'grid' && back.validations?.map(({ validation }) => validation.rule.kind)).toEqual([
      'list',
      'number',
    ]);
  });
});
