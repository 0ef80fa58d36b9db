import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../../src/model/applyOperations';
import type { GridInput, GridSheet, TableSheet, WorkbookDocument } from '../../../../src/model/document';
import { toStoredFormula } from '../../../../src/model/formula/vocabulary';
import { newColumnId, newNamedRangeId, newParameterId, newSheetId } from '../../../../src/model/ids';
import type { AuthoringChoice } from '../../../../src/model/templateDraft';
import { newGridSheet } from '../../../../src/model/newWorkbook';
import { appliedTemplateOf } from '../../../../templates/appliedTemplate';
import { applyTemplate } from '../../../../templates/applyTemplate';
import { extractTemplate } from '../../../../templates/authoring/extractTemplate';
import { templateContents } from '../../../../templates/authoring/templateContents';
import { readTemplate } from '../../../../templates/validateTemplate';
import type { Template } from '../../../../templates/schema';
import { wholeChoice } from '../../../support/authoring';
import { customersDocument, type SampleColumn } from '../customersDocument';

const columns: readonly SampleColumn[] = [
  { name: 'Account', type: 'text', role: 'name', values: ['Zephyr Holdings', 'Quokka GmbH'] },
  { name: 'Takings', type: 'number', role: 'revenue', unit: 'EUR', values: [7310.25, 48.5] },
  { name: '数量', type: 'number', values: [3, 5] },
];

/** Customers with a margin, a rate and a sheet with the given cells. */
function workbook(cells: Readonly<Record<string, GridInput>>): WorkbookDocument {
  const plain = customersDocument(columns);
  const parameter = {
    id: newParameterId(),
    name: 'Rate',
    label: { en: 'Margin rate', 'zh-CN': '毛利率' },
    kind: 'percent' as const,
    value: 0.4,
  };
  const table = plain.sheets[1] as TableSheet;
  const document = { ...plain, parameters: [parameter] };
  const stored = (formula: string, sheetId = table.id): string => {
    const result = toStoredFormula(formula, document, { sheetId });
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return result.value;
  };
  const margin = {
    id: newColumnId(),
    name: 'Margin',
    type: 'number' as const,
    formula: stored('=[@Takings]*Rate'),
    blocks: [],
    unit: 'EUR',
  };
  const sheet = { ...newGridSheet('Summary'), id: newSheetId() };
  const laid = applyOperations(document, [
    { kind: 'addColumn', sheetId: table.id, column: margin, after: table.columns.at(-1)!.id },
    { kind: 'addSheet', sheet, after: null },
  ]).document;
  const inputs = Object.entries(cells).map(([address, input]) => {
    const typed = typeof input === 'string' && input.startsWith('=');
    const result = typed ? toStoredFormula(input, laid, { sheetId: sheet.id }) : null;
    if (result && !result.ok) throw new Error(JSON.stringify(result.problem));
    return [`${address.slice(1)}:${address.charCodeAt(0) - 64}`, { input: result ? result.value : input }];
  });
  return applyOperations(laid, [
    { kind: 'setGridCells', sheetId: sheet.id, cells: Object.fromEntries(inputs) },
  ]).document;
}

function templateOf(document: WorkbookDocument, choice: Partial<AuthoringChoice> = {}): Template {
  const { file } = extractTemplate(document, { ...wholeChoice(document), ...choice });
  const template = readTemplate(file);
  if (!template.ok) throw new Error(JSON.stringify(template.problem));
  return template.value;
}

const sheetId = (document: WorkbookDocument): string =>
  document.sheets.find(({ name }) => name === 'Summary')?.id ?? '';

describe('a template taken from a workbook', () => {
  const cells = { A1: 'Total', B1: '=SUM(Customers[Margin])', B2: '=ROWS(Customers)', B3: 12, C3: true };

  it('names what it reads by keys, and what it does not bring as fields', () => {
    const template = templateOf(workbook(cells));
    expect(template.tables[0]).toMatchObject({
      key: 'Customers',
      label: { en: 'Customers', 'zh-CN': '客户' },
      fields: [
        {
          key: 'revenue',
          label: { en: 'Takings', 'zh-CN': '收入' },
          holds: 'number',
          required: true,
          roles: ['revenue'],
          headers: ['Takings'],
        },
      ],
    });
    expect(template.columns).toMatchObject([
      { key: 'margin', table: 'Customers', formulas: ['=[@revenue]*rate'], unitFrom: 'revenue' },
    ]);
    expect(template.parameters).toMatchObject([
      { key: 'rate', value: 0.4, label: { en: 'Margin rate', 'zh-CN': '毛利率' } },
    ]);
    expect(
      template.sheets[0]?.cells.map(({ at, text, number, formula }) => [at, text?.en ?? number ?? formula]),
    ).toEqual([
      ['A1', 'Total'],
      ['B1', '=SUM(Customers[margin])'],
      ['B2', '=ROWS(Customers)'],
      ['B3', 12],
      ['C3', '=TRUE'],
    ]);
  });

  it('has what names of cells refer to in the place of the names', () => {
    const plain = workbook({ A1: 1, A2: 2, B3: '=SUM(A1:A2)' });
    const sheet = plain.sheets.find(({ name }) => name === 'Summary') as GridSheet;
    const table = plain.sheets.find(({ name }) => name === 'Customers') as TableSheet;
    const [cells, margins] = [newNamedRangeId(), newNamedRangeId()];
    const named = applyOperations(plain, [
      {
        kind: 'addNamedRange',
        range: { id: cells, name: 'Some', refersTo: `${sheet.id}!$A$1:$A$2` },
        after: null,
      },
      {
        kind: 'addNamedRange',
        range: { id: margins, name: 'Margins', refersTo: `${table.id}[${table.columns.at(-1)!.id}]` },
        after: null,
      },
      {
        kind: 'setGridCells',
        sheetId: sheet.id,
        cells: { '4:1': { input: `=SUM(${cells})` }, '5:1': { input: `=SUM(${margins})` } },
      },
    ]).document;
    const formulas = templateOf(named).sheets[0]?.cells.map(({ at, formula }) => [at, formula]);
    expect(formulas).toContainEqual(['A4', '=SUM(summary!$A$1:$A$2)']);
    expect(formulas).toContainEqual(['A5', '=SUM(Customers[margin])']);
  });

  it('holds no value of any row', () => {
    const document = workbook(cells);
    const text = JSON.stringify(extractTemplate(document, wholeChoice(document)).file);
    for (const value of columns
      .flatMap(({ values }) => values.map(String))
      .filter((value) => value.length > 1))
      expect(text).not.toContain(value);
  });

  it('lists every text, number and formula of the file', () => {
    const template = templateOf(workbook(cells));
    const listed = new Set(templateContents(template).flatMap(({ text }) => Object.values(text)));
    const told = (node: unknown): string[] =>
      typeof node === 'object' && node !== null
        ? Object.entries(node).flatMap(([key, value]) =>
            [
              'key',
              'table',
              'at',
              'holds',
              'kind',
              'type',
              'topic',
              'layout',
              'roles',
              'unitFrom',
              'formatVersion',
              'styles',
              'columnWidthsPx',
              'rowHeightsPx',
              'required',
              'isOptional',
              'style',
              'selfTest',
            ].includes(key)
              ? []
              : told(value),
          )
        : [String(node)];
    expect(told(template).filter((text) => !listed.has(text))).toEqual([]);
  });

  it('makes a field of a calculated column that is not chosen', () => {
    const template = templateOf(workbook(cells), { columns: [] });
    expect(template.columns).toEqual([]);
    expect(template.tables[0]?.fields.map(({ key }) => key)).toEqual(['margin']);
  });

  it('takes along the parameters and sheets that chosen parts read', () => {
    const template = templateOf(workbook(cells), { parameters: [] });
    expect(template.parameters.map(({ key }) => key)).toEqual(['rate']);
  });

  it('leaves out cells that are to stay, and tells which', () => {
    const document = workbook(cells);
    const place = `cell ${sheetId(document)} 1:1`;
    const { file, leftOut } = extractTemplate(document, { ...wholeChoice(document), leftOut: [place] });
    expect(file.sheets?.[0]?.cells.map(({ at }) => at)).toEqual(['B1', 'B2', 'B3', 'C3']);
    expect(leftOut).toEqual([{ place, where: 'Summary!A1', value: 'Total' }]);
  });

  it('says what it cannot carry, and where', () => {
    const document = workbook({
      A1: '=SUM(Customers!B1:B2)',
      A2: '=SUM(Customers[[Account]:[Takings]])',
      A3: '=SUM(#REF!)',
      A4: '=HYPERLINK("x")',
      A5: 'see https://example.org',
      A6: '=Unknown+1',
      A7: 5,
    });
    const { file, notes } = extractTemplate(document, wholeChoice(document));
    expect(Object.fromEntries(notes.map(({ kind, places }) => [kind, places[0]]))).toEqual({
      tableCells: 'Summary!A1',
      columnRun: 'Summary!A2',
      brokenReference: 'Summary!A3',
      forbiddenFunction: 'Summary!A4',
      notPlainText: 'Summary!A5',
      unknownName: 'Summary!A6',
    });
    expect(file.sheets?.[0]?.cells).toEqual([{ at: 'A7', number: 5 }]);
  });

  it('keeps its keys in the next version, whatever things are called by then', () => {
    const document = workbook(cells);
    const choice = wholeChoice(document);
    const first = extractTemplate(document, choice);
    const template = templateOf(document);
    const operations = applyTemplate(
      applyOperations(document, [
        {
          kind: 'setTemplate',
          templateId: template.id,
          applied: {
            id: template.id,
            version: '1.0.0',
            tables: first.tables,
            mapping: first.mapping,
            owned: first.owned,
            written: { sheets: {}, columns: {}, parameters: {}, charts: {} },
          },
        },
      ]).document,
      template,
      { mapping: first.mapping, keepsSource: true },
    );
    if (!operations.ok) throw new Error(JSON.stringify(operations.problem));
    const remembered = applyOperations(
      document,
      operations.value.filter(({ kind }) => kind === 'setTemplate'),
    ).document;
    const [, table] = remembered.sheets;
    const renamed = applyOperations(remembered, [
      { kind: 'updateSheet', sheetId: table!.id, patch: { name: 'Clients' } },
      { kind: 'updateSheet', sheetId: first.owned.sheets['summary']!, patch: { name: 'Overview' } },
    ]).document;
    const applied = appliedTemplateOf(renamed, template.id)!;
    const next = extractTemplate(renamed, choice, { applied, template });
    expect(next.owned).toEqual(first.owned);
    expect(next.file.sheets?.[0]).toMatchObject({ key: 'summary', name: { en: 'Overview' } });
    expect(next.file.columns).toEqual(first.file.columns);
  });

  it('takes texts in both languages from its author', () => {
    const document = workbook(cells);
    const total = { en: 'Total', 'zh-CN': '合计' };
    const template = templateOf(document, { texts: { [`cell ${sheetId(document)} 1:1`]: total } });
    expect(template.sheets[0]?.cells[0]?.text).toEqual(total);
  });

  it('takes what a field is called and recognised by, and whether it must be there, from its author', () => {
    const document = workbook(cells);
    const field = extractTemplate(document, wholeChoice(document)).fields[0]!;
    const label = { en: 'Yearly income', 'zh-CN': '年收入' };
    const help = { en: 'Without tax.', 'zh-CN': '不含税。' };
    const template = templateOf(document, {
      fields: { [field.place]: { required: !field.required, role: 'monthlyRevenue' } },
      texts: { [field.place]: label, [`${field.place} help`]: help },
    });
    expect(template.tables[0]?.fields[0]).toMatchObject({
      label,
      help,
      required: !field.required,
      roles: ['monthlyRevenue'],
    });
    const without = templateOf(document, { fields: { [field.place]: { role: null } } });
    expect(without.tables[0]?.fields[0]?.roles).toEqual([]);
  });
});
