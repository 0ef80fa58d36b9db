import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { isKnownFunction } from '../../src/engine/hyperformula';
import { readXlsxWorkbook } from '../../src/io/xlsx/readXlsxWorkbook';
import { writeXlsxWorkbook } from '../../src/io/xlsx/writeXlsxWorkbook';
import type { GridSheet, WorkbookDocument } from '../../src/model/document';
import { shownReference } from '../../src/model/formula/namedReference';
import { toShownFormula } from '../../src/model/formula/vocabulary';
import { newNamedRangeId } from '../../src/model/ids';
import { gridCells } from '../../src/model/lookup';
import { newWorkbook } from '../../src/model/newWorkbook';
import { functionForms } from '../../src/session/xlsx/functionForms';
import { openXlsx } from '../../src/io/xlsx/openXlsx';
import { calculated } from '../support/workbookValues';
import { xlsxWords } from '../support/xlsxWords';

interface FileName {
  readonly name: string;
  readonly range: string;
  readonly scope?: string;
}

/** A file that Excel might have written: numbers in A1:B3, and formulas from D1 down. */
async function fileWith(formulas: readonly string[], namedRanges: readonly FileName[]): Promise<Uint8Array> {
  const cells = new Map(
    formulas.map((formula, row) => [`${row},3`, { value: 0, type: 'formula' as const, formula }] as const),
  );
  const rows = [
    [1, 4],
    [2, 5],
    [3, 6],
  ];
  return writeXlsx({ sheets: [{ name: 'Data', rows, cells }], namedRanges: [...namedRanges] });
}

async function read(file: Uint8Array): Promise<WorkbookDocument> {
  const result = await readXlsxWorkbook(file, { name: 'Book', locale: 'en', isKnownFunction });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value.document;
}

function names(document: WorkbookDocument): [string, string][] {
  return (document.namedRanges ?? []).map(({ name, refersTo }) => [name, shownReference(refersTo, document)]);
}

function formulas(document: WorkbookDocument): string[] {
  const sheet = document.sheets[0] as GridSheet;
  return [...gridCells(sheet)].flatMap(([, { input }]) =>
    typeof input === 'string' ? [toShownFormula(input, document, { sheetId: sheet.id })] : [],
  );
}

describe('names of a file', () => {
  it('become named ranges where they are references, and formulas keep them', async () => {
    const file = await fileWith(
      ['SUM(Prices)', 'SUM(prices)*Rate', 'SUM(All)'],
      [
        { name: 'Prices', range: 'Data!$B$1:$B$3' },
        { name: 'All', range: 'Data!$A:$B' },
        { name: 'Rate', range: 'Data!$A$1' },
      ],
    );
    const document = await read(file);
    expect(names(document)).toEqual([
      ['Prices', 'Data!$B$1:$B$3'],
      ['All', 'Data!$A:$B'],
    ]);
    expect(document.parameters).toMatchObject([{ name: 'Rate', value: 1 }]);
    expect(formulas(document)).toEqual(
      expect.arrayContaining(['=SUM(Prices)', '=SUM(Prices)*Rate', '=SUM(All)']),
    );
  });

  it('are written out where they are formulas, of one sheet only, or more than one reference', async () => {
    const file = await fileWith(
      ['SUM(Local)', 'SUM(Grown)', 'SUM(Two)'],
      [
        { name: 'Local', range: 'Data!$B$1:$B$2', scope: 'Data' },
        { name: 'Grown', range: 'OFFSET(Data!$A$1,0,0,3,1)' },
        { name: 'Two', range: 'Data!$A$1+Data!$A$2' },
      ],
    );
    const document = await read(file);
    expect(names(document)).toEqual([]);
    expect(formulas(document)).toEqual(
      expect.arrayContaining(['=SUM($B$1:$B$2)', '=SUM((OFFSET($A$1,0,0,3,1)))']),
    );
  });
});

describe('named ranges', () => {
  const empty = newWorkbook();
  const sheet = empty.sheets[0] as GridSheet;
  const prices = { id: newNamedRangeId(), name: 'Prices', refersTo: `${sheet.id}!$A$1:$A$2` };
  const first = { id: newNamedRangeId(), name: 'First', refersTo: `${sheet.id}!$A$1` };
  const gone = { id: newNamedRangeId(), name: 'Gone', refersTo: '#REF!' };
  const document: WorkbookDocument = {
    ...empty,
    sheets: [
      {
        ...sheet,
        chunks: {
          '0': {
            '1:1': { input: 3 },
            '2:1': { input: 4 },
            '1:3': { input: `=SUM(${prices.id})*${first.id}` },
          },
        },
      },
    ],
    namedRanges: [prices, first, gone],
  };

  it('are defined names of the file, in which formulas calculate by them, and come back', async () => {
    const world = await calculated(document);
    const file = await writeXlsxWorkbook({
      document,
      values: world.core.values,
      forms: functionForms,
      words: xlsxWords,
    });
    world.dispose();
    const opened = await openXlsx(file);
    if (!opened.ok) throw new Error(opened.problem.code);
    const defined = opened.value.workbook.namedRanges?.map(({ name, range }) => [name, range]);
    expect(defined).toEqual(
      expect.arrayContaining([
        ['Prices', 'Sheet1!$A$1:$A$2'],
        ['First', 'Sheet1!$A$1'],
        ['Gone', '#REF!'],
      ]),
    );
    const again = await read(file);
    expect(names(again)).toEqual([
      ['Prices', 'Sheet1!$A$1:$A$2'],
      ['First', 'Sheet1!$A$1'],
    ]);
    // A value with a name stays the cell it was: parameters of ours have a sheet of their own.
    expect(again.parameters).toEqual([]);
    expect(formulas(again)).toEqual(['=SUM(Prices)*First']);
  });
});
