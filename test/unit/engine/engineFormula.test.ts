import { describe, expect, it } from 'vitest';
import { engineText } from '../../../src/engine/engineFormula';
import { Literals } from '../../../src/engine/literals';
import { isRefused, readFormula } from '../../../src/engine/readFormula';
import { Registers } from '../../../src/engine/registers';
import { rowProgram } from '../../../src/engine/rowProgram';
import type { ParameterId } from '../../../src/model/ids';
import { cellError } from '../../../src/shared/value';
import { sampleWorkbook } from '../../support/sampleWorkbook';

const sample = sampleWorkbook();
const grid = sample.document.sheets[0]?.id ?? null;
const rate = '_pabcdefghij' as ParameterId;
const document = {
  ...sample.document,
  parameters: [
    { id: rate, name: 'Rate', label: { en: 'Rate', 'zh-CN': '率' }, kind: 'number' as const, value: 0.1 },
  ],
};
const { id } = sample.table;
const [name, revenue, active] = sample.table.columns.map((column) => column.id);

function read(formula: string, inRow = false) {
  const literals = new Literals();
  const scope = {
    document,
    thisSheet: inRow ? id : grid,
    inRow,
    mayWait: !inRow,
    literals,
    isKnownFunction: (called: string) => ['SUM', 'ROW', 'TODAY', 'IF', 'TRUE', 'BGNBD.FIT'].includes(called),
  };
  const pieces = readFormula(formula, scope);
  if (isRefused(pieces)) throw new Error(`refused: ${pieces.reason}`);
  return { pieces, literals };
}

function text(formula: string) {
  const { pieces, literals } = read(formula);
  return { text: engineText(pieces, new Registers()), literal: literals.valueOf(0) };
}

describe('the text of a formula for the engine', () => {
  it.each([
    ['=SUM(A1, 2)', 'SUM(A1, 2)'],
    ['=IF(TRUE,1E-3,true())', 'IF(TRUE(),1e-3,TRUE())'],
    [`=${grid}!$B$2+A:A`, `${grid}!$B$2+A:A`],
    [`=${rate}*2`, 'parameters!$A$1*2'],
    [`=SUM(${id}[${revenue}])`, `SUM(TABLE.VALUES("${id}","${revenue}","data",0,0,columns!$A$1))`],
    [
      `=${id}[[${name}]:[${active}]]`,
      `TABLE.VALUES("${id}","${name} ${revenue} ${active}","data",0,0,columns!$A$1,columns!$A$2,columns!$A$3)`,
    ],
    [`=${id}[#Headers]`, `TABLE.VALUES("${id}","${name} ${revenue} ${active}","headers",0,0,tables!$A$1)`],
    [`=${id}!B2`, `TABLE.VALUES("${id}","${revenue}","data",1,2,columns!$A$1)`],
    [`=${id}!B:B`, `TABLE.VALUES("${id}","${revenue}","data",0,0,columns!$A$1)`],
    ['="plain"', '"plain"'],
    ['=1+bgnbd.fit(A1,B1)', '1+ENGINE.BGNBD.FIT(longCalls!$A$1,1,A1,B1)'],
    [
      '=BGNBD.FIT()+BGNBD.FIT(A1)',
      'ENGINE.BGNBD.FIT(longCalls!$A$1,1)+ENGINE.BGNBD.FIT(longCalls!$A$1,2,A1)',
    ],
  ])('turns %s into %s', (stored, expected) => {
    expect(text(stored).text).toBe(expected);
  });

  it.each([
    ['="say ""hi"""', 'say "hi"'],
    ['="back\\slash"', 'back\\slash'],
    ['=未知', cellError('NAME', 'formulaUnknownName', { name: '未知' })],
    ['=_pgoneyyyyyy', cellError('REF')],
    ['=_sgoneyyyyyy!A1', cellError('REF')],
    [`=${id}[_cgoneyyyyyy]`, cellError('REF')],
    [`=${id}[#Totals]`, cellError('REF')],
    ['=[@_cxxxxxxxxxx]', cellError('VALUE', 'formulaThisRowOutsideTable')],
    ['=#N/A', cellError('NA')],
  ])('puts the constant of %s where the engine can read it', (stored, literal) => {
    expect(text(stored)).toEqual({ text: 'ENGINE.LITERAL(0)', literal });
  });

  it('keeps the arguments of functions it does not know', () => {
    expect(text('=求和(1,2)')).toEqual({
      text: 'ENGINE.LITERAL(0,1,2)',
      literal: cellError('NAME', 'formulaUnknownFunction', { name: '求和' }),
    });
    expect(text('=NOSUCH()').text).toBe('ENGINE.LITERAL(0,)');
  });
});

describe("the program of a column's formula", () => {
  it('reads equal inputs once and knows what it depends on', () => {
    const formula = `=[@${revenue}]/SUM(${id}[${revenue}])*${rate}+[@${revenue}]+ROW()+TODAY()+${grid}!A1`;
    const program = rowProgram(read(formula, true).pieces, id, new Registers());
    expect(program.rowInputs).toEqual([[revenue]]);
    expect(program.outside.map(({ kind }) => kind)).toEqual(['table', 'graph', 'graph', 'graph']);
    expect(program.dependencyTexts).toEqual([
      'columns!$A$1',
      'columns!$A$1',
      'parameters!$A$1',
      'TODAY()',
      `${grid}!A1`,
    ]);
    expect(program.dependencies.map(({ kind }) => kind)).toEqual([
      'rowColumn',
      'column',
      'graph',
      'graph',
      'graph',
    ]);
  });

  it('takes a slice of the row as neighbours', () => {
    const program = rowProgram(read(`=SUM([@[${name}]:[${active}]])`, true).pieces, id, new Registers());
    expect(program.rowInputs).toEqual([[name, revenue, active]]);
  });
});
