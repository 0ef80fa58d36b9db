import { describe, expect, it } from 'vitest';
import { applyOperations } from '../../../../src/model/applyOperations';
import { toShownFormula, toStoredFormula } from '../../../../src/model/formula/vocabulary';
import { newParameterId } from '../../../../src/model/ids';
import { sampleWorkbook } from '../../../support/sampleWorkbook';

const { document: bare, table, column } = sampleWorkbook();
const rate = newParameterId();
const { document } = applyOperations(bare, [
  {
    kind: 'addParameter',
    after: null,
    parameter: {
      id: rate,
      name: 'Rate',
      label: { en: 'Rate', 'zh-CN': '利率' },
      kind: 'percent',
      value: 0.1,
    },
  },
  {
    kind: 'addColumn',
    sheetId: table.id,
    after: null,
    column: {
      id: '_cabcdefghij' as never,
      name: "收入（万元）[a]'#",
      type: 'number',
      formula: null,
      blocks: [],
    },
  },
]);
const sheet1 = document.sheets[0]!;
const inTable = { sheetId: table.id };
const inGrid = { sheetId: sheet1.id };

function stored(typed: string, context = inGrid): string {
  const result = toStoredFormula(typed, document, context);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}
function fault(typed: string, context = inGrid): unknown {
  const result = toStoredFormula(typed, document, context);
  return result.ok ? 'stored' : { code: result.problem.code, ...result.problem.params };
}

describe('stored formulas', () => {
  it('name columns, sheets, tables and parameters by id', () => {
    expect(stored('=SUM(Customers[Annual revenue])*Rate')).toBe(
      `=SUM(${table.id}[${column('Annual revenue')}])*${rate}`,
    );
    expect(stored('=Sheet1!a1+B$2')).toBe(`=${sheet1.id}!A1+B$2`);
    expect(stored('=ROWS(customers)')).toBe(`=ROWS(${table.id})`);
    expect(stored('=[@revenue]-[@[Annual revenue]]', inTable)).toBe(
      `=[@${column('Annual revenue')}]-[@${column('Annual revenue')}]`,
    );
  });

  it('read as they were typed, with the names of today', () => {
    for (const typed of [
      '=SUM(Customers[Annual revenue], 2) * Rate',
      '=Sheet1!A1:B$2',
      '=SUM(Customers[[Name]:[Active]])',
      '=Customers[#Headers]',
      '=Customers[[#Headers],[Name]]',
      "=Customers[收入（万元）'[a']'''#]",
      '={1,2;3,4}&"[@Name] Rate"',
      '=LEN(UnknownName)',
    ]) {
      expect(toShownFormula(stored(typed), document, inGrid)).toBe(typed);
    }
    for (const typed of [
      '=[@Name]&"x"',
      '=SUM([@[Name]:[Active]])',
      '=[@[Annual revenue]]',
      '=Customers[Name]',
    ]) {
      expect(toShownFormula(stored(typed, inTable), document, inTable)).toBe(typed);
    }
    const renamed = applyOperations(document, [
      { kind: 'updateSheet', sheetId: table.id, patch: { name: 'My clients' } },
      {
        kind: 'updateColumn',
        sheetId: table.id,
        columnId: column('Annual revenue'),
        patch: { name: 'Sales' },
      },
    ]).document;
    expect(toShownFormula(stored('=SUM(Customers[Annual revenue])'), renamed, inGrid)).toBe(
      '=SUM(My_clients[Sales])',
    );
  });

  it('read #REF! where a thing is gone', () => {
    const without = applyOperations(document, [
      { kind: 'removeColumn', sheetId: table.id, columnId: column('Annual revenue') },
      { kind: 'removeParameter', parameterId: rate },
    ]).document;
    expect(toShownFormula(stored('=SUM(Customers[revenue])*Rate'), without, inGrid)).toBe(
      '=SUM(#REF!)*#REF!',
    );
  });

  it('take the punctuation of Chinese input methods outside texts and names', () => {
    expect(stored('＝SUM（A1，B2）')).toBe('=SUM(A1,B2)');
    expect(stored('="（，）"&A1')).toBe('="（，）"&A1');
    expect(toShownFormula(stored('=SUM(Customers[Name])'), document, inGrid)).toBe('=SUM(Customers[Name])');
  });

  it('get the closing brackets that were forgotten', () => {
    expect(stored('=SUM(A1,MAX(B1')).toBe('=SUM(A1,MAX(B1))');
  });

  it('are refused with the reason and the place', () => {
    expect(fault('=1+*2')).toMatchObject({ code: 'formulaOperandMissing', operator: '+', position: 3 });
    expect(fault('="abc')).toMatchObject({ code: 'formulaTextOpen', position: 2 });
    expect(fault('=SUM(Customers[Profit])')).toEqual({
      code: 'formulaUnknownName',
      name: 'Customers[Profit]',
    });
    expect(fault('=Nowhere!A1')).toEqual({ code: 'formulaUnknownName', name: 'Nowhere' });
    expect(fault('=[@Name]')).toMatchObject({ code: 'formulaThisRowOutsideTable' });
    expect(fault(`=${'1+'.repeat(5000)}1`)).toMatchObject({ code: 'formulaTooLong' });
  });
});
