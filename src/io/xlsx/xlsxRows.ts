import Papa from 'papaparse';
import { problem } from '../../shared/problems';
import { failed, ok, type Result } from '../../shared/result';
import { plainText } from '../../shared/value';
import { openCsv } from '../csvSource';
import type { CsvChoices, SheetChoice } from '../../model/fileImport';
import type { CsvSource } from '../importSource';
import { typeOfFormat } from '../../model/format/columnOfCells';
import { openXlsx } from './openXlsx';
import { SheetCells, type XlsxCell } from './xlsxCells';

/** A file's sheets become text of this form before they are read as any other text: one way to find out what columns hold. */
const textForm = { encoding: 'utf-8', delimiter: '\t' } as const;

/** Opens an XLSX file to import the rows of one of its sheets. Formulas give the values Excel saved. */
export async function openXlsxRows(bytes: Uint8Array): Promise<Result<CsvSource>> {
  const opened = await openXlsx(bytes);
  if (!opened.ok) return opened;
  const sheets = opened.value.workbook.sheets.map((sheet) => new SheetCells(sheet));
  const choices: SheetChoice[] = opened.value.workbook.sheets.map(({ name, hidden, veryHidden }, index) => ({
    name,
    rows: sheets[index]?.rows ?? 0,
    columns: sheets[index]?.columns ?? 0,
    hidden: (hidden ?? false) || (veryHidden ?? false),
  }));
  if (choices.every(({ rows }) => rows === 0)) return failed(problem('fileEmpty'));
  const withTables = opened.value.workbook.sheets.map(({ tables }) => (tables?.length ?? 0) > 0);
  const usual = usualSheet(choices, withTables);
  let current: { readonly sheet: number; readonly source: CsvSource } | null = null;
  const sourceFor = (sheet: number): CsvSource => {
    if (current?.sheet !== sheet) {
      const cells = sheets[sheet];
      current = { sheet, source: openCsv(cells ? textOf(cells) : new Uint8Array()) };
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

function textOf(cells: SheetCells): Uint8Array {
  const rows: string[][] = [];
  for (let row = 0; row < cells.rows; row++) {
    rows.push(Array.from({ length: cells.columns }, (_, column) => cellText(cells.at(row, column))));
  }
  return new TextEncoder().encode(Papa.unparse(rows, { delimiter: textForm.delimiter, newline: '\n' }));
}

/** What a cell says, so that its kind is found again: `2024-03-01`, `12.5%`, `¥100`. All digits are kept. */
function cellText({ value, style }: XlsxCell): string {
  if (typeof value !== 'number') return plainText(value).replaceAll('\r\n', '\n');
  const format = style?.numFmt;
  switch (typeOfFormat(format)) {
    case 'date':
      return dateText(value);
    case 'percent':
      return `${Number((value * 100).toPrecision(15))}%`;
    case 'currency':
      return `${value < 0 ? '-' : ''}${/[$€£¥￥₩₹]/.exec(format ?? '')?.[0] ?? ''}${Math.abs(value)}`;
    default:
      return String(value);
  }
}

const dayZero = Date.UTC(1899, 11, 30);
const msPerDay = 86_400_000;
const lastDay = 2_958_466;

function dateText(serial: number): string {
  // A time of day alone is no date.
  if (serial < 1 || serial >= lastDay) return String(serial);
  const days = serial < 60 ? serial + 1 : serial;
  const iso = new Date(dayZero + Math.round(days * msPerDay)).toISOString();
  return Number.isInteger(serial) ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}
