import Papa from 'papaparse';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import { openCsv } from '../csvSource';
import type { CsvChoices, SheetChoice } from '../../model/fileImport';
import type { CsvSource } from '../importSource';
import { openXlsx } from './openXlsx';
import { cellText } from './cellText';
import { SheetCells, type Area } from './xlsxCells';

/** A file's sheets become text of this form before they are read as any other text: one way to find out what columns hold. */
const textForm = { encoding: 'utf-8', delimiter: '\t' } as const;

/** Opens an XLSX file to import the rows of one of its sheets. Formulas give the values Excel saved. */
export async function openXlsxRows(bytes: Uint8Array): Promise<Result<CsvSource>> {
  const opened = await openXlsx(bytes);
  if (!opened.ok) return opened;
  const sheets = opened.value.workbook.sheets.map((sheet) => new SheetCells(sheet));
  // Google Sheets gives 1,000 rows and 26 columns a look, whatever they hold.
  const used = sheets.map((cells) => cells.usedArea());
  const choices = opened.value.workbook.sheets.map(({ name, hidden, veryHidden }, index): SheetChoice => {
    const area = used[index];
    return {
      name,
      rows: area ? area.bottom - area.top + 1 : 0,
      columns: area ? area.right - area.left + 1 : 0,
      hidden: (hidden ?? false) || (veryHidden ?? false),
    };
  });
  if (choices.every(({ rows }) => rows === 0)) return failed(problem('fileEmpty'));
  const withTables = opened.value.workbook.sheets.map(({ tables }) => (tables?.length ?? 0) > 0);
  const usual = usualSheet(choices, withTables);
  let current: { readonly sheet: number; readonly source: CsvSource } | null = null;
  const sourceFor = (sheet: number): CsvSource => {
    if (current?.sheet !== sheet) {
      const [cells, area] = [sheets[sheet], used[sheet]];
      current = { sheet, source: openCsv(cells && area ? textOf(cells, area) : new Uint8Array()) };
    }
    return current.source;
  };
  const split = ({ sheet = usual, ...rest }: CsvChoices): readonly [CsvSource, CsvChoices] => [
    sourceFor(sheet),
    { ...rest, ...textForm },
  ];
  return ok({
    async preview(given = {}) {
      const [source, rest] = split(given);
      const preview = await source.preview(rest);
      const sheet = given.sheet ?? usual;
      return preview.ok ? ok({ ...preview.value, sheets: choices, sheet }) : preview;
    },
    read(given = {}, options) {
      const [source, rest] = split(given);
      return source.read(rest, options);
    },
    readUpdate(given, target, options) {
      const [source, rest] = split(given);
      return source.readUpdate(rest, target, options);
    },
    dispose() {
      current = null;
    },
  });
}

/** The visible sheet with the most cells, rather one with a table: lists are longer than what is calculated from them. */
function usualSheet(sheets: readonly SheetChoice[], withTables: readonly boolean[]): number {
  const tableWeight = 100;
  let best = 0;
  let most = -1;
  for (const [index, { rows, columns, hidden }] of sheets.entries()) {
    const size = hidden ? 0 : rows * columns * (withTables[index] ? tableWeight : 1);
    if (size > most) [best, most] = [index, size];
  }
  return best;
}

/** The used rows and columns; lines without anything stand for the rows above, so that all are counted as in the file. */
function textOf(cells: SheetCells, { top, bottom, left, right }: Area): Uint8Array {
  const rows: string[][] = Array.from({ length: top }, () => []);
  for (let row = top; row <= bottom; row++) {
    rows.push(Array.from({ length: right - left + 1 }, (_, i) => cellText(cells.at(row, left + i))));
  }
  return new TextEncoder().encode(Papa.unparse(rows, { delimiter: textForm.delimiter, newline: '\n' }));
}
