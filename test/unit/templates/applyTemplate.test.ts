import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../src/model/applyOperations';
import type { GridSheet, TableSheet, WorkbookDocument } from '../../../src/model/document';
import { toShownFormula } from '../../../src/model/formula/vocabulary';
import { lineId, newNamedRangeId } from '../../../src/model/ids';
import { gridCell } from '../../../src/model/lookup';
import type { Operation } from '../../../src/model/operation';
import type { Problem } from '../../../src/shared/problems';
import { applyTemplate, type ApplyOptions } from '../../../templates/applyTemplate';
import { guessMapping } from '../../../templates/mapFields';
import { builtInTemplate } from '../../support/builtInTemplates';
import { removeTemplate } from '../../../templates/removeTemplate';
import type { Template } from '../../../templates/schema';
import { chineseColumns, customersDocument, telcoColumns } from './customersDocument';

const customerValue = builtInTemplate('customer-value');
const quadrant = builtInTemplate('value-capability-quadrant');

function operationsFor(
  document: WorkbookDocument,
  template: Template,
  options: Partial<ApplyOptions> = {},
): Operation[] {
  const { mapping } = guessMapping(document, template);
  const result = applyTemplate(document, template, { mapping, ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function applied(
  document: WorkbookDocument,
  template: Template,
  options: Partial<ApplyOptions> = {},
): WorkbookDocument {
  return applyOperations(document, operationsFor(document, template, options)).document;
}

const tableOf = (document: WorkbookDocument): TableSheet =>
  document.sheets.find((sheet) => sheet.kind === 'table') as TableSheet;
const reportOf = (document: WorkbookDocument): GridSheet =>
  document.sheets.find((sheet) => sheet.kind === 'grid' && sheet.layout === 'report') as GridSheet;
function inputAt(document: WorkbookDocument, address: string): unknown {
  const column = lineId(address.charCodeAt(0) - 64);
  return gridCell(reportOf(document), lineId(Number(address.slice(1))), column)?.input;
}
function shownColumns(document: WorkbookDocument): Record<string, string> {
  const table = tableOf(document);
  const calculated = table.columns.filter((column) => column.formula !== null);
  return Object.fromEntries(
    calculated.map(({ name, formula }) => [
      name,
      toShownFormula(formula ?? '', document, { sheetId: table.id }),
    ]),
  );
}
function setInput(document: WorkbookDocument, address: string, input: string | null): WorkbookDocument {
  const report = reportOf(document);
  const key = `${address.slice(1)}:${address.charCodeAt(0) - 64}`;
  const cell = input === null ? null : { input };
  const operation: Operation = { kind: 'setGridCells', sheetId: report.id, cells: { [key]: cell } };
  return applyOperations(document, [operation]).document;
}
function problemOf(document: WorkbookDocument, options: ApplyOptions): Problem | null {
  const result = applyTemplate(document, customerValue, options);
  return result.ok ? null : result.problem;
}

describe('applying a template', () => {
  it('names the columns in the language of the workbook and reads the mapped ones', () => {
    expect(shownColumns(applied(customersDocument(chineseColumns, 'zh-CN'), customerValue))).toEqual({
      客户价值: '=CVA([@[年收入（万元）]],[@[营销成本（万元）]],[@[销售成本（万元）]],[@[服务成本（万元）]])',
      价值等级: '=SEGMENT.PARETO([@客户价值],Customers[客户价值],A类分界,B类分界)',
    });
  });

  it('counts costs that are not mapped as 0, and says so on the report', () => {
    const document = applied(customersDocument(telcoColumns), customerValue);
    expect(shownColumns(document)['Customer value']).toBe('=CVA([@TotalCharges],0,0,0)');
    expect(inputAt(document, 'C36')).toBe('Not in your data: counted as 0. Map a column to include it.');
    expect(inputAt(document, 'E35')).toBe('TotalCharges');
  });

  it('puts the unit of the data into names and texts', () => {
    const document = applied(customersDocument(chineseColumns, 'zh-CN'), customerValue);
    expect(inputAt(document, 'B7')).toBe('总价值（万元）');
    expect(inputAt(document, 'B5')).toContain('"万元。其中 A 类 "');
    expect(tableOf(document).columns.find(({ name }) => name === '客户价值')?.unit).toBe('万元');
  });

  it.each([
    [['totalGain', 'moneyCost', 'satisfaction', 'orders'], '=[@totalGain]-[@moneyCost]-0-0', 3],
    [['satisfaction', 'orders'], '=SatisfactionWeight*SEGMENT.QUANTILE', 4],
    [['orders'], '=[@orders]', 3],
    [['tenure'], '=[@tenure]', 3],
  ])('computes the capability from %j', (keys, formula, parameters) => {
    const columns = ['revenue', ...keys].map((name) => ({ name, type: 'number' as const, values: [1, 2] }));
    const document = applied(customersDocument(columns), quadrant);
    expect(shownColumns(document)['Capability']).toContain(formula);
    expect(document.parameters).toHaveLength(parameters);
    expect(inputAt(document, 'B51')).toBeTypeOf('string');
  });

  it('leaves no key of the template in any formula', () => {
    for (const template of [customerValue, quadrant]) {
      const text = JSON.stringify(applied(customersDocument(chineseColumns), template).sheets);
      expect(text).not.toMatch(/Customers\[|\[@[a-z]/);
    }
  });

  it('gives its parameters other names than cells have', () => {
    const document = customersDocument(telcoColumns);
    const [free] = applied(document, customerValue).parameters;
    const range = { id: newNamedRangeId(), name: free!.name, refersTo: tableOf(document).id };
    const [beside] = applied({ ...document, namedRanges: [range] }, customerValue).parameters;
    expect(beside!.name).toBe(`${free!.name}_2`);
  });

  it('takes other names when the names are taken', () => {
    const columns = [...telcoColumns, { name: 'customer value', type: 'number' as const, values: [1, 2] }];
    expect(Object.keys(shownColumns(applied(customersDocument(columns), customerValue)))).toContain(
      'Customer value 2',
    );
  });

  it('refuses missing fields, wrong types, values out of bounds and columns that are gone', () => {
    const document = customersDocument(telcoColumns);
    const { mapping } = guessMapping(document, customerValue);
    const churn = tableOf(document).columns.find(({ name }) => name === 'Churn')?.id;
    const sheetId = tableOf(document).id;
    expect(problemOf(document, { mapping: {} })).toMatchObject({
      code: 'templateFieldMissing',
      params: { field: 'Revenue' },
    });
    expect(
      problemOf(document, { mapping: { revenue: { sheetId, columnId: churn as never } } }),
    ).toMatchObject({
      code: 'templateFieldType',
      params: { field: 'Revenue', column: 'Churn' },
    });
    expect(
      problemOf(document, { mapping: { revenue: { sheetId, columnId: '_cgone' as never } } })?.code,
    ).toBe('notFound');
    expect(problemOf(document, { mapping, parameters: { cutA: 2 } })?.code).toBe('parameterOutOfBounds');
    expect(problemOf(document, { mapping, parameters: { cutA: 'all' } })?.code).toBe('valueNotOfType');
    expect(problemOf(document, { mapping, parameters: { speed: 1 } })?.code).toBe('notFound');
  });

  it('accepts parameters by key and by the name formulas use', () => {
    const document = applied(customersDocument(chineseColumns, 'zh-CN'), customerValue, {
      parameters: { A类分界: 0.7, cutB: 0.9 },
    });
    expect(document.parameters.map(({ value }) => value)).toEqual([0.7, 0.9, 0]);
  });
});

describe('removing a template', () => {
  it.each([customerValue, quadrant].map((template) => [template.id, template] as const))(
    'restores the document exactly: %s',
    (_, template) => {
      const before = customersDocument(chineseColumns);
      const after = applied(before, template);
      expect(applyOperations(after, removeTemplate(after, template.id)).document).toEqual(before);
    },
  );

  it('leaves another template alone', () => {
    const before = applied(customersDocument(chineseColumns), customerValue);
    const both = applied(before, quadrant);
    expect(applyOperations(both, removeTemplate(both, quadrant.id)).document).toEqual(before);
  });

  it('does nothing when it is not applied', () => {
    expect(removeTemplate(customersDocument(telcoColumns), 'customer-value')).toEqual([]);
  });
});

describe('applying a template again', () => {
  it.each([customerValue, quadrant].map((template) => [template.id, template] as const))(
    'changes nothing: %s',
    (_, template) => {
      expect(operationsFor(applied(customersDocument(chineseColumns), template), template)).toEqual([]);
    },
  );

  it('is undone by its inverse', () => {
    const before = applied(customersDocument(chineseColumns), customerValue);
    const newer = { ...customerValue, version: '1.1.0', sheets: [], charts: [] };
    const step = applyOperations(before, operationsFor(before, newer));
    expect(applyOperations(step.document, step.inverse).document).toEqual(before);
  });

  it('updates what it owns and keeps what the user changed', () => {
    const first = applied(customersDocument(telcoColumns), customerValue);
    const cutA = first.parameters[0];
    if (!cutA) throw new Error('no parameter');
    const edited = setInput(
      applyOperations(setInput(first, 'B2', 'My analysis'), [
        { kind: 'updateParameter', parameterId: cutA.id, patch: { value: 0.7 } },
      ]).document,
      'B49',
      null,
    );
    const newer = structuredClone(customerValue);
    newer.version = '1.1.0';
    for (const [index, text] of [
      [0, 'Value report'],
      [1, 'A new subtitle'],
    ] as const) {
      const cell = newer.sheets[0]?.cells[index];
      if (cell) cell.text = { en: text, 'zh-CN': text };
    }
    const updated = applied(edited, newer);
    expect(inputAt(updated, 'B2')).toBe('My analysis');
    expect(inputAt(updated, 'B3')).toBe('A new subtitle');
    expect(inputAt(updated, 'B49')).toBeUndefined();
    expect(updated.parameters[0]?.value).toBe(0.7);
    expect(updated.templates[0]?.version).toBe('1.1.0');
  });

  it('brings back what the user removed, under its old id', () => {
    const first = applied(customersDocument(telcoColumns), customerValue);
    const chart = first.charts[0];
    if (!chart) throw new Error('no chart');
    const without = applyOperations(first, [
      { kind: 'removeChart', chartId: chart.id },
      { kind: 'removeSheet', sheetId: chart.sheetId },
    ]).document;
    expect(applied(without, customerValue)).toEqual(first);
  });

  it('follows a changed mapping', () => {
    const first = applied(customersDocument(chineseColumns), quadrant);
    const { mapping } = guessMapping(first, quadrant);
    const updated = applied(first, quadrant, { mapping: { ...mapping, orders: null } });
    expect(shownColumns(updated)['Capability']).toBe('=[@满意度]');
    expect(updated.parameters).toHaveLength(3);
    expect(inputAt(updated, 'C47')).toBeUndefined();
  });

  it('treats a record it cannot read as none', () => {
    const document = { ...customersDocument(telcoColumns), templates: [{ id: 'customer-value' }] };
    const damaged = document as unknown as WorkbookDocument;
    expect(Object.keys(shownColumns(applied(damaged, customerValue)))).toHaveLength(2);
  });
});
