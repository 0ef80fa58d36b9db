import { describe, expect, it } from 'vitest';
import { ShownSheet } from '../../../../src/grid/shownSheet';
import type { CellStyle, GridSheet, TableSheet } from '../../../../src/model/document';
import { newWorkbook } from '../../../../src/model/newWorkbook';
import { Workbook } from '../../../../src/model/workbook';
import { paperCell, runsOver } from '../../../../src/ui/paper/paperCell';
import { paperColumns } from '../../../../src/ui/paper/paperColumns';
import { gridOfCells, type WrittenCells } from '../../../support/gridOfCells';
import { sampleTable } from '../../../support/sampleWorkbook';
import { DocumentValues } from '../../commands/commandContext';

const shownOf = (sheet: TableSheet | GridSheet): ShownSheet => {
  const workbook = new Workbook({ ...newWorkbook(), sheets: [sheet] });
  const values = new DocumentValues(workbook);
  return new ShownSheet(workbook.document, sheet, values, { locale: 'en', readOnly: true });
};

const sheetWith = (cells: WrittenCells) => {
  const { workbook, document, sheet } = gridOfCells(cells);
  return new ShownSheet(document, sheet, new DocumentValues(workbook), { locale: 'en', readOnly: true });
};

describe('a sheet that shows its formulas', () => {
  it('is printed so, in columns twice as wide as they are else', () => {
    const { workbook, document, sheet } = gridOfCells([[0, 0, '=1+1']]);
    const options = { locale: 'en', readOnly: true } as const;
    const values = new DocumentValues(workbook);
    values.results.set('=1+1', 2);
    const [plain, formulas] = [false, true].map(
      (showsFormulas) => new ShownSheet(document, sheet, values, { ...options, showsFormulas }),
    ) as [ShownSheet, ShownSheet];
    const said = [plain, formulas].map((shown) => paperCell(shown, 0, 0, null));
    expect(said.map(({ text, classes }) => [text, classes.includes('is-right')])).toEqual([
      ['2', true],
      ['=1+1', false],
    ]);
    expect(formulas.columnWidthPx(0)).toBe(2 * plain.columnWidthPx(0));
  });
});

describe('columns on paper', () => {
  const long = 'x'.repeat(400);
  const table = (widths: readonly number[], text: string): ShownSheet => {
    const columns = widths.map((_, at) => ({ name: `C${at}`, type: 'text' as const, values: [text] }));
    const made = sampleTable('Wide', columns);
    return shownOf({
      ...made,
      columns: made.columns.map((column, at) => ({ ...column, widthPx: widths[at] ?? 100 })),
    });
  };
  const spread = (widths: readonly number[], text = long) =>
    paperColumns(table(widths, text), { rows: [0], columns: widths.map((_, at) => at) });

  it('stand beside each other, across the long side where the short one is too short', () => {
    expect(spread([200, 200, 200])).toMatchObject({ isWide: false, isCrowded: false, pages: [[0, 1, 2]] });
    expect(spread([300, 300, 300])).toMatchObject({ isWide: true, isCrowded: false, pages: [[0, 1, 2]] });
  });

  it('are no wider than their texts where that brings them onto one page', () => {
    const { pages, isCrowded, widthPx } = spread([400, 400, 400], 'Customer');
    expect([pages, isCrowded]).toEqual([[[0, 1, 2]], false]);
    expect(widthPx(0)).toBeLessThan(90);
  });

  it('are as wide as their texts where those would be wrapped else', () => {
    const sheet = table([140, 140, 140, 140], 'Shanghai, Pudong New Area');
    const { isWide, widthPx } = paperColumns(sheet, { rows: [0], columns: [0, 1] });
    expect(isWide).toBe(false);
    expect(widthPx(0)).toBeGreaterThan(180);
  });

  it('are not made wide by a title that runs over empty cells', () => {
    const shown = sheetWith([
      [0, 0, long],
      [1, 0, 'North'],
      [1, 1, 5],
    ]);
    const { pages, widthPx } = paperColumns(shown, { rows: [0, 1], columns: [0, 1] });
    expect(pages).toEqual([[0, 1]]);
    expect(widthPx(0)).toBeLessThan(120);
    // A column of texts is not squeezed for that.
    const last = paperColumns(sheetWith([[0, 0, 'North']]), { rows: [0], columns: [0] });
    expect(last.widthPx(0)).toBeGreaterThan(40);
  });

  it('are a little smaller where that brings them onto one page', () => {
    expect(spread([300, 300, 300, 300])).toMatchObject({
      isWide: true,
      isCrowded: true,
      pages: [[0, 1, 2, 3]],
    });
  });

  it('go on on further pages, each of which begins with the column that names the rows', () => {
    const { pages, widthPx, isCrowded } = spread([150, 400, 400, 400, 400]);
    expect(isCrowded).toBe(false);
    expect(pages).toEqual([
      [0, 1, 2],
      [0, 3, 4],
    ]);
    for (const page of pages)
      expect(page.reduce((sum, column) => sum + widthPx(column), 0)).toBeLessThanOrEqual(1009);
  });

  it('are never lost, whatever their widths are', () => {
    const widths = [900, 2000, 30, 30, 700, 500, 1200, 40];
    const printed = new Set(spread(widths).pages.flat());
    expect([...printed].sort((a, b) => a - b)).toEqual(widths.map((_, at) => at));
  });
});

describe('a cell on paper', () => {
  it('looks as on the screen: format, type, lines and alignment', () => {
    const style: CellStyle = {
      numberFormat: '0.0%',
      bold: true,
      underline: true,
      align: 'center',
      borderBottom: true,
      color: 'danger',
      background: 'tintAccent',
    };
    const cell = paperCell(sheetWith([[0, 0, 0.25, style]]), 0, 0, null);
    expect(cell.text).toBe('25.0%');
    expect(cell.classes).toEqual(['is-center', 'is-number', 'is-bold', 'is-underlined', 'has-bottom']);
    expect([cell.color, cell.fill]).toEqual(['var(--wb-danger)', 'var(--wb-tint-accent)']);
  });

  it('shows what conditional formats make of it: fill, bar and type', () => {
    const shown = sheetWith([[0, 0, 3, { background: 'tintAccent' }]]);
    const scaled = paperCell(shown, 0, 0, { style: { bold: true }, fill: 'red' });
    expect([scaled.fill, scaled.classes.includes('is-bold')]).toEqual(['red', true]);
    const barred = paperCell(shown, 0, 0, {
      style: {},
      bar: { color: 'accent', percent: 40 },
      hidesValue: true,
    });
    expect(barred.bar).toMatch(/^linear-gradient\(to right, .* 40%, transparent 40%\)$/);
    expect(barred.text).toBe('');
  });

  it('lets a long text go on over empty neighbours, and over no others', () => {
    const words = 'Quarterly sales by region and customer';
    const shown = sheetWith([
      [0, 0, words],
      [1, 0, words],
      [1, 1, 5],
      [2, 0, words, { wrap: true }],
      [3, 0, 'Short'],
    ]);
    const span = (row: number): number => runsOver(shown, row, [0, 1, 2, 3, 4], 0, () => 90);
    expect([0, 1, 2, 3].map(span)).toEqual([4, 1, 1, 1]);
  });
});
