import { describe, expect, it } from 'vitest';
import type { GridInput } from '../../../src/model/document';
import { evaluateFormulas } from '../../support/evaluateFormula';

type Case = readonly [formula: string, result: string | number | boolean];

async function holds(cases: readonly Case[], cells: Readonly<Record<string, GridInput>> = {}): Promise<void> {
  const results = await evaluateFormulas(
    cases.map(([formula]) => formula),
    cells,
  );
  const compared = cases.map(([formula], index) => [formula, results[index]]);
  expect(compared).toEqual(cases.map(([formula, result]) => [formula, result]));
}

describe('rounding', () => {
  it('goes down for INT, also below zero', () =>
    holds([
      ['=INT(-7.3)', -8],
      ['=INT(7.9)', 7],
      ['=INT(-8)', -8],
    ]));

  it('drops the fraction of the number of places', () =>
    holds([
      ['=TRUNC(12.789,1.9)', 12.7],
      ['=ROUND(2.55,1.9)', 2.6],
      ['=ROUNDUP(1.21,1.5)', 1.3],
      ['=ROUNDDOWN(-1.29,1.5)', -1.2],
      ['=ROUND(1250,-2.9)', 1300],
    ]));

  it('rounds the decimal number, not the binary one', () =>
    holds([
      ['=ROUND(2.675,2)', 2.68],
      ['=ROUND(1.005,2)', 1.01],
      ['=ROUND(-1.005,2)', -1.01],
      ['=ROUNDUP(1.11,2)', 1.11],
      ['=ROUNDDOWN(4.35,2)', 4.35],
      ['=TRUNC(-4.35,2)', -4.35],
    ]));
});

describe('TEXT', () => {
  it('writes numbers by their code', () =>
    holds([
      ['=TEXT(1234567.891,"#,##0.00")', '1,234,567.89'],
      ['=TEXT(2810,"#,##0")', '2,810'],
      ['=TEXT(0.125,"0.0%")', '12.5%'],
      ['=TEXT(-5,"0;(0);-")', '(5)'],
      ['=TEXT(0,"0;(0);-")', '-'],
      ['=TEXT(25000000,"#,##0,,")&"M"', '25M'],
      ['=TEXT(5,"")', ''],
    ]));

  it('writes dates, also in Chinese', () =>
    holds([
      ['=TEXT(DATE(2024,3,5),"yyyy-mm-dd")', '2024-03-05'],
      ['=TEXT(45356,"d mmmm yyyy")', '5 March 2024'],
      ['=TEXT(45356,"yyyy年m月d日")', '2024年3月5日'],
      ['=TEXT(0.75,"h:mm AM/PM")', '6:00 PM'],
      ['=TEXT(-1,"yyyy")', '#VALUE!'],
    ]));

  it('reads a text that is a number, and leaves another as it is', () =>
    holds(
      [
        ['=TEXT("12","0.00")', '12.00'],
        ['=TEXT("abc","0.00")', 'abc'],
        ['=TEXT(TRUE,"0")', 'TRUE'],
        ['=TEXT(A1,"0.0")', '0.0'],
        ['=TEXT(1/0,"0")', '#DIV/0!'],
        ['=TEXT(5,"bad[")', '#VALUE!'],
      ],
      {},
    ));
});

describe('SUBSTITUTE', () => {
  it('replaces nothing when the text to search is empty', () =>
    holds([
      ['=SUBSTITUTE("abc","","-")', 'abc'],
      ['=SUBSTITUTE("a.b.c",".","-")', 'a-b-c'],
      ['=SUBSTITUTE("a.b.c",".","-",2)', 'a.b-c'],
      ['=SUBSTITUTE("a.b.c",".","-",3)', 'a.b.c'],
      ['=SUBSTITUTE("a.b",".","-",0)', '#VALUE!'],
      ['=SUBSTITUTE("abc","b","$&")', 'a$&c'],
    ]));
});

describe('truth values', () => {
  it('may be written bare, also in arrays', () =>
    holds([
      ['=TRUE', true],
      ['=IF(FALSE,1,2)', 2],
      ['=AND(true,TRUE())', true],
      ['=COUNTIF({TRUE,FALSE,TRUE},TRUE)', 2],
    ]));
});

describe('IF', () => {
  it('with one condition is what it chooses, whatever the size of the other', () =>
    holds([
      ['=SUM(IF(TRUE,5,{1,2,3}))', 5],
      ['=SUM(IF(1=2,5,{1,2,3}))', 6],
      ['=SUM(IF({1,0,1},5,{1,2,3}))', 12],
      ['=IF(0,"none",INDEX({"a";"b"},2))', 'b'],
      ['=COUNTA(IF(TRUE,"none",INDEX({"a";"b"},0)))', 1],
      ['=IF("x",1,2)', '#VALUE!'],
      ['=IF(1/0,1,2)', '#DIV/0!'],
      ['=IF(FALSE,1)', false],
      ['=IF(A9,1,)', 0],
      ['=IF(TRUE,1,1/0)', 1],
      ['=IF(TRUE)', '#N/A'],
      ['=IF(1,2,3,4)', '#N/A'],
    ]));
});

describe('money over time', () => {
  it('leaves blank cells out of NPV and counts a zero', () =>
    holds(
      [
        ['=ROUND(NPV(0.1,A1,A2,A3),6)', 25.619835],
        ['=ROUND(NPV(0.1,A1:A3),6)', 25.619835],
        ['=ROUND(NPV(0.1,10,0,20),6)', 24.117205],
        ['=NPV(0.1,"x")', '#VALUE!'],
        ['=NPV(-1,5)', '#DIV/0!'],
      ],
      { A1: 10, A3: 20 },
    ));

  it('finds no rate where there is none', () =>
    holds(
      [
        ['=XIRR(A1:F1,A2:F2)', '#NUM!'],
        ['=ROUND(XIRR({-100,110},{45292,45657}),6)', 0.1],
        ['=ROUND(IRR({-100,60,60}),6)', 0.130662],
        ['=PMT(0.1,0,100)', '#NUM!'],
        ['=PMT(-1,1,-100)', '#NUM!'],
        ['=MIRR({-5,-3},0.1,0.2)', -1],
        ['=XNPV(-0.4,{1,2},{45292,45657})', '#NUM!'],
      ],
      {
        ...Object.fromEntries([-1000, 230, 200, 125, 200, 10].map((flow, at) => [`${'ABCDEF'[at]}1`, flow])),
        ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((day, at) => [`${'ABCDEF'[at]}2`, day])),
      },
    ));
});

describe('conditions', () => {
  const cells = {
    A1: 'apple',
    A2: 'Pear',
    A3: 23,
    A4: "'23",
    A5: '=1/0',
    A6: true,
    B1: 1,
    B2: 2,
    B3: 3,
    B4: 4,
    B5: 5,
  };

  it('match as in Excel', () =>
    holds(
      [
        ['=COUNTIF(A1:A6,"p*")', 1],
        ['=COUNTIF(A1:A6,"?pple")', 1],
        ['=COUNTIF(A1:A6,23)', 2],
        ['=COUNTIF(A1:A6,"<>23")', 5],
        ['=COUNTIF(A1:A6,#DIV/0!)', 1],
        ['=COUNTIF(A1:A6,TRUE)', 1],
        ['=COUNTIF(A1:A8,"")', 2],
        ['=COUNTIF(A:A,"<>apple")', 1_048_575],
        ['=SUMIF(A1:A5,"*a*",B1:B5)', 3],
        ['=SUMIFS(B1:B5,A1:A5,"<>apple",B1:B5,">2")', 12],
        ['=MAXIFS(B1:B5,A1:A5,"*e*")', 2],
        ['=MINIFS(B1:B5,B1:B5,">9")', 0],
        ['=AVERAGEIF(B1:B5,">3")', 4.5],
        ['=AVERAGEIFS(B1:B5,B1:B5,">9")', '#DIV/0!'],
        ['=SUMIF(A1:A5,"apple",B1:B4)', '#VALUE!'],
        ['=SUM(COUNTIF(B1:B5,{1,2,9}))', 2],
        ['=COUNTIFS(A1:A5)', '#VALUE!'],
      ],
      cells,
    ));

  it('take an error in a single cell as a value that may not count', () =>
    holds(
      [
        ['=SUMIF(A1,">5",B1)', 0],
        ['=SUMIF(A1,"<5",B1)', '#DIV/0!'],
        ['=COUNTIF(B1,#DIV/0!)', 1],
        ['=SUMIF(1/0,">5",B2)', '#DIV/0!'],
      ],
      { A1: 1, B1: '=1/0', B2: 2 },
    ));

  it('with many stars take no time', () =>
    holds([['=COUNTIF(A1:A1,"*a*a*a*a*a*a*a*a*a*b")', 0]], { A1: 'a'.repeat(2000) }));
});

describe('arrays', () => {
  it('keep errors where they belong', () =>
    holds(
      [
        ['=INDEX(SORT(A1:A4),1)', 1],
        ['=INDEX(SORT(A1:A4),4)', '#DIV/0!'],
        ['=INDEX(SORT(A1:A4,1,-1),1)', '#DIV/0!'],
        ['=ROWS(UNIQUE(A1:A4))', 3],
        ['=INDEX(SORTBY(A1:A4,{4;3;2;1}),1)', 2],
        ['=SUM(TAKE(SORT({3,1,2},1,-1,TRUE),1,2))', 5],
        ['=SUM(CHOOSECOLS(DROP({1,2;3,4},1),2))', 4],
      ],
      { A1: 2, A2: '=1/0', A3: 1, A4: 2 },
    ));

  it('are counted along their only line by INDEX, and give whole lines for 0', () =>
    holds(
      [
        ['=INDEX({"a","b"},2)', 'b'],
        ['=INDEX({"a";"b"},2)', 'b'],
        ['=INDEX(A1:C1,3)', 3],
        ['=INDEX({"a","b"},,2)', 'b'],
        ['=INDEX({1,2;3,4},1.9,2.9)', 2],
        ['=SUM(INDEX({1,2;3,4},2))', 7],
        ['=SUM(INDEX(A1:C2,0,2))', 7],
        ['=SUM(INDEX({1,2;3,4},0,0))', 10],
        ['=INDEX(INDEX({1,2;3,4},2,0),2)', 4],
        ['=INDEX({1,2},3)', '#REF!'],
        ['=INDEX({1,2},-1)', '#VALUE!'],
      ],
      { A1: 1, B1: 2, C1: 3, A2: 4, B2: 5, C2: 6 },
    ));

  it('are searched along their only line, and chosen from either end', () =>
    holds([
      ['=MATCH("B",{"a","b","c"},0)', 2],
      ['=MATCH(3,{1;2;4})', 2],
      ['=MATCH(3,{4,3,2},-1)', 2],
      ['=MATCH(3,{1,2;3,4},0)', '#N/A'],
      ['=INDEX({"a","b","c"},MATCH(2,{1,2,3},0))', 'b'],
      ['=XLOOKUP("b",{"a","b"},{1,2})', 2],
      ['=XLOOKUP("b",{"a","b"},{1;2})', '#VALUE!'],
      ['=SUM(XLOOKUP("b",{"a","b"},{1,2;3,4}))', 6],
      ['=XLOOKUP(3,{1,2,4},{"x","y","z"},,1)', 'z'],
      ['=VLOOKUP(3,{1,"x";4,"y"},2)', 'x'],
      ['=LOOKUP(75,{0,60,80},{"C";"B";"A"})', 'B'],
      ['=LOOKUP(2,{1,2,2,3},{"a","b","c","d"})', 'c'],
      ['=LOOKUP("B",{"a",1,"x";"b",2,"y"})', 'b'],
      ['=LOOKUP("B",{"a",1;"b",2;"c",3})', 2],
      ['=LOOKUP(2,{1,2,3;4,5,6})', 5],
      ['=LOOKUP(0,{1,2},{3,4})', '#N/A'],
      ['=LOOKUP(1,{1,2},{3,4,5})', '#VALUE!'],
      ['=LOOKUP(1,{1,2;3,4},{3,4,5,6})', '#VALUE!'],
      ['=SUM(CHOOSECOLS({1,2,3;4,5,6},-1))', 9],
      ['=SUM(CHOOSECOLS({1,2,3},{1,3}))', 4],
      ['=CHOOSECOLS({1,2},3)', '#VALUE!'],
      ['=SUM(CHOOSEROWS({1,2;3,4},-2))', 3],
    ]));

  it('find the last cell of a kind, and the last one of which a condition holds', () =>
    holds(
      [
        ['=LOOKUP(2,1/(A1:A6="x"),B1:B6)', 50],
        ['=LOOKUP(9.9E+307,B1:B6)', 60],
        ['=LOOKUP("zzz",B1:B6)', 'none'],
        ['=LOOKUP(2,1/(A1:A6="q"),B1:B6)', '#N/A'],
        ['=LOOKUP("y",A1:A6,C1:C6)', 0],
      ],
      {
        A1: 'x',
        A2: 'x',
        A4: 'x',
        A5: 'x',
        A6: 'y',
        B1: 30,
        B2: 10,
        B3: 'none',
        B5: 50,
        B6: 60,
      },
    ));
});
