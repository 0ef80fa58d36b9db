import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openXlsxRows } from '../../../../src/io/xlsx/xlsxRows';
import { readXlsxWorkbook } from '../../../../src/io/xlsx/readXlsxWorkbook';
import { lineId } from '../../../../src/model/ids';
import { gridCell } from '../../../../src/model/lookup';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const days = [1, 59, 61, 45_000.5];

/** A file of one column of days, counted from 1900 or from 1904. */
function fileWith(date1904: boolean): Uint8Array {
  const rows = days
    .map((day, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="1"><v>${day}</v></c></row>`)
    .join('');
  const heading = '<row r="1"><c r="A1" t="inlineStr"><is><t>first purchase</t></is></c></row>';
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationships}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${heading}${rows}</sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

async function daysOf(file: Uint8Array): Promise<unknown[]> {
  const read = await readXlsxWorkbook(file, { name: 'Days', locale: 'en', isKnownFunction: () => true });
  if (!read.ok) throw new Error(read.problem.code);
  const [sheet] = read.value.document.sheets;
  if (sheet?.kind !== 'grid') throw new Error('a sheet of cells');
  return days.map((_, row) => gridCell(sheet, lineId(row + 2), lineId(1))?.input);
}

async function rowsOf(file: Uint8Array): Promise<readonly (readonly string[])[]> {
  const opened = await openXlsxRows(file);
  const preview = opened.ok ? await opened.value.preview() : opened;
  if (!preview.ok) throw new Error(preview.problem.code);
  return preview.value.rows;
}

describe('days of a file of Excel', () => {
  it('are counted from 1900, with the day in it that never was', async () => {
    const file = fileWith(false);
    expect(await daysOf(file)).toEqual(days);
    expect(await rowsOf(file)).toEqual([
      ['1900-01-01'],
      ['1900-02-28'],
      ['1900-03-01'],
      ['2023-03-15 12:00:00'],
    ]);
  });

  it('are the same days where the file counts from 1904', async () => {
    const file = fileWith(true);
    expect(await daysOf(file)).toEqual(days.map((day) => day + 1462));
    expect(await rowsOf(file)).toEqual([
      ['1904-01-02'],
      ['1904-02-29'],
      ['1904-03-02'],
      ['2027-03-16 12:00:00'],
    ]);
  });
});
