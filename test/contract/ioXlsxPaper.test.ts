import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isKnownFunction } from '../../src/engine/hyperformula';
import { readXlsxWorkbook } from '../../src/io/xlsx/readXlsxWorkbook';
import { writeXlsxWorkbook } from '../../src/io/xlsx/writeXlsxWorkbook';
import type { CellStyle, GridSheet, WorkbookDocument } from '../../src/model/document';
import { lineId } from '../../src/model/ids';
import { chunkKeyOf, gridCellKey } from '../../src/model/lookup';
import { newWorkbook } from '../../src/model/newWorkbook';
import { functionForms } from '../../src/session/xlsx/functionForms';
import { sampleTable } from '../support/sampleWorkbook';
import { calculated } from '../support/workbookValues';
import { xlsxWords } from '../support/xlsxWords';

/* A file that is printed in Excel comes out as the workbook that is printed here. */

const grid = (cells: Readonly<Record<string, [text: string, style?: CellStyle]>>): GridSheet => {
  const [sheet] = newWorkbook().sheets as [GridSheet];
  const chunks: Record<string, Record<string, { input: string; style?: CellStyle }>> = {};
  for (const [place, [input, style]] of Object.entries(cells)) {
    const [row = 1, column = 1] = place.split(',').map(Number);
    (chunks[chunkKeyOf(lineId(row))] ??= {})[gridCellKey(lineId(row), lineId(column))] = {
      input,
      ...(style ? { style } : {}),
    };
  }
  return { ...sheet, chunks };
};
const table = (columns: number) =>
  sampleTable(
    "Ann's list",
    Array.from({ length: columns }, (_, column) => ({
      name: `Figure ${column}`,
      type: 'number' as const,
      values: [1, 2],
    })),
  );

async function written(sheets: WorkbookDocument['sheets'], name = 'Book') {
  const document = { ...newWorkbook({ name }), sheets };
  const world = await calculated(document);
  const file = await writeXlsxWorkbook({
    document,
    values: world.core.values,
    forms: functionForms,
    words: xlsxWords,
  });
  world.dispose();
  const parts = unzipSync(file);
  const xml = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
  return { file, sheet: xml('xl/worksheets/sheet1.xml'), workbook: xml('xl/workbook.xml') };
}

describe('a sheet of an XLSX file on paper', () => {
  it.each([
    ['stands upright where it is narrow', 4, 'portrait', 1],
    ['lies where it is wide', 14, 'landscape', 1],
    ['has all columns on as many pages as can be read', 40, 'landscape', 3],
  ])('%s', async (_, columns, orientation, pages) => {
    const { sheet } = await written([table(columns)]);
    const [setup = ''] = /<pageSetup [^>]*>/.exec(sheet) ?? [];
    for (const attribute of [
      'paperSize="9"',
      `orientation="${orientation}"`,
      `fitToWidth="${pages}"`,
      'fitToHeight="0"',
    ])
      expect(setup).toContain(attribute);
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
  });

  it('begins every page with the header of its table and what is frozen', async () => {
    const { workbook } = await written([{ ...table(4), frozenColumns: 2 }]);
    expect(workbook).toMatch(
      /<definedName name="_xlnm\.Print_Titles" localSheetId="0">(&apos;|')Ann('|&apos;){2}s list('|&apos;)!\$A:\$B,('|&apos;)Ann('|&apos;){2}s list('|&apos;)!\$1:\$1</,
    );
    const { workbook: plain } = await written([grid({ '1,1': ['a'] })]);
    expect(plain).not.toContain('Print_Titles');
  });

  it('has the name of the workbook above, whatever is in it, and the pages below', async () => {
    const { sheet } = await written([table(1)], 'R&D 2024');
    expect(sheet).toContain('<oddHeader>&amp;L&amp;8 R&amp;&amp;D 2024</oddHeader>');
    expect(sheet).toContain('<oddFooter>&amp;L&amp;8&amp;D&amp;R&amp;8&amp;P / &amp;N</oddFooter>');
  });

  it('has rows as high as on the screen, so that pictures cover what they cover here', async () => {
    const sheets = [{ ...grid({ '1,1': ['a'], '3,1': ['b'] }), rowHeightsPx: { 3: 28 } }];
    const { sheet, file } = await written(sheets);
    expect(sheet).toMatch(/<sheetFormatPr [^>]*defaultRowHeight="21" customHeight="1"\/>/);
    const back = await readXlsxWorkbook(file, { name: 'Back', locale: 'en', isKnownFunction });
    const [first] = back.ok ? back.value.document.sheets : [];
    expect(first?.kind === 'grid' && first.rowHeightsPx).toEqual({ 3: 28 });
  });

  it('shows all lines of a text that is wrapped over joined cells, which Excel does not fit', async () => {
    const text = 'Valuable customers are those that reach the first cut. '.repeat(4);
    const style = { wrap: true, span: 4 } as const;
    const { sheet } = await written([
      grid({
        '1,1': [text, style],
        '2,1': ['客户'.repeat(60), style],
        '3,1': ['short', style],
        '4,1': [text],
      }),
    ]);
    const heights = [...sheet.matchAll(/<row r="(\d+)"[^>]*?(?: ht="([\d.]+)")?[^>]*>/g)].map(
      ([row, at]) => [Number(at), Number(/ ht="([\d.]+)"/.exec(row)?.[1] ?? 0)] as const,
    );
    expect(heights).toEqual([
      [1, 60],
      [2, 60],
      [3, 0],
      [4, 0],
    ]);
  });
});
