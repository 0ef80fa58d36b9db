import { describe, expect, it } from 'vitest';
import { isKnownFunction } from '../../src/engine/hyperformula';
import { openXlsxRows } from '../../src/io/xlsx/xlsxRows';
import { readXlsxWorkbook } from '../../src/io/xlsx/readXlsxWorkbook';
import type { GridSheet } from '../../src/model/document';
import { lineId } from '../../src/model/ids';
import { gridCell } from '../../src/model/lookup';
import { rawXlsx, type RawFile } from '../support/rawXlsx';

/* Habits of LibreOffice and Google Sheets, in files that are written here as they write them. */

const text = (place: string, words: string, style = 0): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t>${words}</t></is></c>`;
const number = (place: string, value: number, style = 0): string =>
  `<c r="${place}" s="${style}"><v>${value}</v></c>`;

async function workbookOf(file: RawFile) {
  const read = await readXlsxWorkbook(rawXlsx(file), { name: 'File', locale: 'en', isKnownFunction });
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

async function rowsOf(file: RawFile) {
  const opened = await openXlsxRows(rawXlsx(file));
  const preview = opened.ok ? await opened.value.preview() : opened;
  if (!preview.ok) throw new Error(preview.problem.code);
  return preview.value;
}

/** Formats 1 and on, one a cell style, in a font of the theme's text. */
const stylesWith = (formats: readonly string[], font = '<font><color theme="1"/></font>'): string =>
  `<numFmts>${formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code}"/>`).join('')}</numFmts>` +
  `<fonts><font/>${font}</fonts><cellXfs><xf numFmtId="0" fontId="0"/>` +
  `${formats.map((_, i) => `<xf numFmtId="${164 + i}" fontId="1" applyFont="1" applyNumberFormat="1"/>`).join('')}</cellXfs>`;

/** Three rows of customers, and the rest of 40 rows and 12 columns with a look and nothing in it. */
function padded(): RawFile {
  const letters = [...'ABCDEFGHIJKL'];
  const blanks = (row: number, from: number): string =>
    letters
      .slice(from)
      .map((letter) => `<c r="${letter}${row}" s="1"/>`)
      .join('');
  const row = (at: number, cells: string, from: number): string =>
    `<row r="${at}" ht="15.75" customHeight="1">${cells}${blanks(at, from)}</row>`;
  const rows = [
    row(1, text('A1', 'customer id', 1) + text('B1', 'revenue', 1), 2),
    row(2, text('A2', '001', 1) + number('B2', 10, 1), 2),
    `<row r="3" ht="40" customHeight="1">${text('A3', '002', 1)}${number('B3', 20, 1)}${blanks(3, 2)}</row>`,
    ...Array.from({ length: 37 }, (_, index) => row(index + 4, '', 0)),
  ];
  return {
    sheets: [
      {
        name: 'Sheet1',
        before: '<sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/>',
        rows: rows.join(''),
      },
    ],
    styles: stylesWith(['General']),
    theme: ['000000', 'FFFFFF', '202124', 'F8F9FA', '4285F4'],
  };
}

describe('a sheet of Google Sheets', () => {
  it('has the rows and columns that hold something, and not those that only have a look', async () => {
    const { sheets, hasHeader, columns, rows } = await rowsOf(padded());
    expect(sheets).toMatchObject([{ rows: 3, columns: 2 }]);
    expect(hasHeader).toBe(true);
    expect(columns.map(({ name, role }) => [name, role])).toEqual([
      ['customer id', 'customerId'],
      ['revenue', 'revenue'],
    ]);
    expect(rows).toEqual([
      ['001', '10'],
      ['002', '20'],
    ]);
  });

  it('leaves rows of the usual height without one of their own', async () => {
    const { document } = await workbookOf(padded());
    const [grid] = document.sheets as [GridSheet];
    expect(grid.rowHeightsPx).toEqual({ 3: 53 });
  });
});

describe('a sheet of rows', () => {
  it('begins where its first row and column stand', async () => {
    const { rows, columns } = await rowsOf({
      sheets: [
        {
          name: 'One',
          rows: `<row r="3">${text('C3', 'customer id')}${text('D3', 'city')}</row><row r="4">${text('C4', '01')}${text('D4', 'Graz')}</row>`,
        },
      ],
    });
    expect(columns.map(({ name }) => name)).toEqual(['customer id', 'city']);
    expect(rows).toEqual([['01', 'Graz']]);
  });

  it('shows amounts in the currency of their format, and times as times', async () => {
    const formats = ['[$€-407]#,##0.00', '[$￥-804]#,##0.00', '&quot;$&quot;#,##0', 'hh:mm:ss', '[h]:mm'];
    const headings = ['euro', 'yuan', 'dollar', 'at', 'lasted'];
    const values = [1234.5, -99.9, 7, 0.35422453703703, 1.5208333333];
    const cells = values.map((value, i) => number(`${'ABCDE'[i]}2`, value, i + 1)).join('');
    const { rows } = await rowsOf({
      sheets: [
        {
          name: 'One',
          rows: `<row r="1">${headings.map((name, i) => text(`${'ABCDE'[i]}1`, name)).join('')}</row><row r="2">${cells}</row>`,
        },
      ],
      styles: stylesWith(formats),
    });
    expect(rows).toEqual([['€1234.5', '-￥99.9', '$7', '08:30:05', '36:30:00']]);
  });
});

describe('a file of another program', () => {
  it('has texts in the usual colour where they are in that of the theme, which counts light before dark', async () => {
    const fonts = '<font><b/><color theme="1"/></font><font><b/><color theme="0"/></font>';
    const styles = `<fonts><font/>${fonts}</fonts><cellXfs><xf fontId="0"/><xf fontId="1" applyFont="1"/><xf fontId="2" applyFont="1"/></cellXfs>`;
    const { document } = await workbookOf({
      sheets: [{ name: 'One', rows: `<row r="1">${text('A1', 'dark', 1)}${text('B1', 'light', 2)}</row>` }],
      styles,
      theme: ['000000', 'FFFFFF', '44546A', 'E7E6E6', '4472C4'],
    });
    const [grid] = document.sheets as [GridSheet];
    expect(gridCell(grid, lineId(1), lineId(1))?.style).toEqual({ bold: true });
    expect(gridCell(grid, lineId(1), lineId(2))?.style?.color).toBeDefined();
  });

  it('goes on calculating where it calls LET, which is written out, and keeps values where that is not the same', async () => {
    const cell = (place: string, formula: string, value: number): string =>
      `<c r="${place}"><f>${formula}</f><v>${value}</v></c>`;
    const { document, notes } = await workbookOf({
      sheets: [
        {
          name: 'One',
          rows:
            `<row r="1">${number('A1', 7)}${cell('B1', '_xlfn.LET(_xlpm.a,A1+1,_xlpm.b,2,_xlpm.a*_xlpm.b)', 16)}` +
            `${cell('C1', '_xlfn.LET(_xlpm.a,RAND(),_xlpm.a-_xlpm.a)', 0)}</row>`,
        },
      ],
    });
    const [grid] = document.sheets as [GridSheet];
    expect(gridCell(grid, lineId(1), lineId(2))?.input).toMatch(/^=\(\(.+\+1\)\*2\)$/);
    expect(gridCell(grid, lineId(1), lineId(3))?.input).toBe(0);
    expect(notes).toEqual([{ kind: 'formulas', count: 1, places: ['One!C1'] }]);
  });

  it('tells of the rows that it hides in a table, which shows them all', async () => {
    const row = (at: number, hidden: boolean): string =>
      `<row r="${at}"${hidden ? ' hidden="true"' : ''}>${text(`A${at}`, at === 1 ? 'Name' : `n${at}`)}</row>`;
    const { document, notes } = await workbookOf({
      sheets: [
        {
          name: 'Data',
          rows: [1, 2, 3, 4].map((at) => row(at, at === 3)).join(''),
          table:
            '<table id="1" name="T" displayName="T" ref="A1:A4"><autoFilter ref="A1:A4"/><tableColumns count="1"><tableColumn id="1" name="Name"/></tableColumns></table>',
        },
      ],
    });
    expect(document.sheets.map(({ kind }) => kind)).toEqual(['table']);
    expect(notes).toEqual([{ kind: 'hiddenLines', count: 1, places: ['Data'] }]);
  });

  it('has no mixed text where only the fonts of Chinese and Latin letters differ', async () => {
    const run = (font: string, words: string, bold = ''): string =>
      `<r><rPr>${bold}<sz val="10"/><rFont val="${font}"/><family val="2"/></rPr><t xml:space="preserve">${words}</t></r>`;
    const strings = `<si>${run('Arial', 'Bob ')}${run('Noto Sans CJK SC', '张')}</si><si>${run('Arial', 'Bob ')}${run('Arial', 'bold', '<b/>')}</si>`;
    const { notes } = await workbookOf({
      sheets: [
        {
          name: 'One',
          rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="A2" t="s"><v>1</v></c></row>',
        },
      ],
      strings,
    });
    expect(notes).toEqual([{ kind: 'richText', count: 1, places: ['One'] }]);
  });
});
