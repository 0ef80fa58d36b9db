import { writeWorkbookFile } from '../../src/io/workbookFile';
import { toCsvText } from '../../src/io/csvText';
import { openCsv } from '../../src/io/csvSource';
import { toOperations } from '../../src/io/tableOperations';
import { applyOperations } from '../../src/model/applyOperations';
import { toStoredFormula } from '../../src/model/formula/vocabulary';
import type { ColumnType, WorkbookDocument } from '../../src/model/document';
import { newColumnId, newParameterId } from '../../src/model/ids';
import { tableSheet } from '../../src/model/lookup';
import { newWorkbook } from '../../src/model/newWorkbook';
import type { CellValue } from '../../src/shared/value';
import { blockBytes } from './blockBytes';

const header: readonly string[] = [
  'Customer id',
  'Revenue 2022',
  'Revenue 2023',
  'Revenue 2024',
  'Cost 2022',
  'Cost 2023',
  'Cost 2024',
  'Company',
  'City',
  'Customer since',
  'Active',
  'Orders',
  'Satisfaction',
  'Share of wallet',
  'Note',
];
const widerHeader: readonly string[] = [
  ...header,
  'Street',
  'E-mail',
  'Phone',
  'Account manager',
  'Last order',
];
const cities = ['Hamburg', 'Shanghai', 'Lyon', 'Porto', 'Leeds', 'Graz', 'Kyoto', 'Boston'];

/** The same numbers in every run (a linear congruential generator). */
function randomNumbers(): () => number {
  let state = 20_240_501;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

function customerRow(index: number, random: () => number): CellValue[] {
  const revenues = [0, 1, 2].map(() => Math.round(random() * 1_000_000) / 100);
  const costs = revenues.map((revenue) => Math.round(revenue * (40 + random() * 50)) / 100);
  const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
  return [
    `C${String(index + 1).padStart(6, '0')}`,
    ...revenues,
    ...costs,
    `Company ${Math.floor(random() * 5000)}`,
    cities[Math.floor(random() * cities.length)] ?? '',
    `20${10 + (index % 14)}-0${1 + (index % 9)}-${day}`,
    random() > 0.2 ? 'yes' : 'no',
    Math.floor(random() * 60),
    Math.floor(random() * 10) + 1,
    Math.round(random() * 100),
    random() > 0.7 ? `asked about order ${Math.floor(random() * 100_000)}` : '',
  ];
}

/** Five more columns, which make a file of 100,000 rows one of 20 MB. */
function widerRow(index: number, random: () => number): CellValue[] {
  const row = customerRow(index, random);
  const house = 1 + Math.floor(random() * 400);
  return [
    ...row,
    `${house} Old Station Road, Building ${String.fromCharCode(65 + (house % 26))}`,
    `purchasing.${index + 1}@company-${Math.floor(random() * 5000)}.example`,
    `+49 40 ${1_000_000 + Math.floor(random() * 9_000_000)}`,
    `Manager ${Math.floor(random() * 120)}`,
    `2024-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`,
  ];
}

function rowsOf(count: number, rowAt: typeof customerRow): CellValue[][] {
  const random = randomNumbers();
  return Array.from({ length: count }, (_, index) => rowAt(index, random));
}

/** 15 columns of texts, numbers, dates and yes or no. */
export const customerCsv = (rows: number): string => toCsvText(header, rowsOf(rows, customerRow));

/** The same and five more: about 200 bytes a row. */
export const widerCustomerCsv = (rows: number): string => toCsvText(widerHeader, rowsOf(rows, widerRow));

interface CalculatedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly formula: string;
}
const revenues = '[@[Revenue 2022]:[Revenue 2024]]';
const costs = '[@[Cost 2022]:[Cost 2024]]';
const calculated: readonly CalculatedColumn[] = [
  { name: 'Margin', type: 'number', formula: '=[@[Revenue 2024]]-[@[Cost 2024]]' },
  { name: 'Size', type: 'text', formula: '=IF([@Margin]>2000,"large","small")' },
  { name: 'Value', type: 'number', formula: `=CLV(${revenues},${costs},Rate)` },
  { name: 'Percent rank', type: 'number', formula: '=SEGMENT.QUANTILE([@Value],Customers[Value],100)' },
  { name: 'Quadrant', type: 'text', formula: '=QUADRANT([@Value],[@[Share of wallet]],Customers[Value],50)' },
];

/** Positions of the columns that are looked at: calculated ones stand behind the first, so that all are on the screen. */
export const shownColumn = { value: 3, revenue2024: 8 } as const;
export const parameterLabel = 'Discount rate';

/** The table of the CSV file with one parameter and five calculated columns. */
async function customerDocument(rows: number): Promise<WorkbookDocument> {
  const imported = await openCsv(new TextEncoder().encode(customerCsv(rows))).read({ encoding: 'utf-8' });
  if (!imported.ok) throw new Error(`the generated CSV was refused: ${imported.problem.code}`);
  const empty = newWorkbook({ name: 'Benchmark' });
  const { operations, sheet } = toOperations(imported.value, empty, 'Customers');
  const label = { en: parameterLabel, 'zh-CN': parameterLabel };
  const parameter = { id: newParameterId(), name: 'Rate', label, kind: 'percent', value: 0.1 } as const;
  let { document } = applyOperations(empty, [
    ...operations,
    { kind: 'addParameter', parameter, after: null },
    { kind: 'removeSheet', sheetId: empty.sheets[0]?.id ?? sheet.id },
  ]);
  let after = sheet.columns[0]?.id ?? null;
  for (const { name, type, formula } of calculated) {
    const stored = toStoredFormula(formula, document, { sheetId: sheet.id });
    if (!stored.ok) throw new Error(`${formula} was refused: ${stored.problem.code}`);
    const column = { id: newColumnId(), name, type, formula: stored.value, blocks: [] };
    document = applyOperations(document, [{ kind: 'addColumn', sheetId: sheet.id, column, after }]).document;
    after = column.id;
  }
  assertShape(document, sheet.id);
  return document;
}

/** The same as a `.worthbook` file. */
export async function customerWorkbook(rows: number): Promise<Uint8Array> {
  return writeWorkbookFile(await customerDocument(rows));
}

/** Bytes of all twenty columns as plain arrays: numbers as they are, texts as codes and their dictionaries in UTF-8. */
export async function rawCustomerBytes(rows: number): Promise<number> {
  const { sheets } = await customerDocument(rows);
  const columns = sheets.flatMap((sheet) => (sheet.kind === 'table' ? sheet.columns : []));
  const stored = columns.flatMap(({ blocks }) => blocks).reduce((sum, block) => sum + blockBytes(block), 0);
  const perRow = columns
    .filter(({ formula }) => formula !== null)
    .map(({ type }) => (type === 'text' ? Uint32Array : Float64Array).BYTES_PER_ELEMENT);
  return stored + rows * perRow.reduce((sum, bytes) => sum + bytes, 0);
}

function assertShape(document: WorkbookDocument, sheetId: (typeof document.sheets)[number]['id']): void {
  const names = tableSheet(document, sheetId).columns.map(({ name }) => name);
  const isAsShown = names[shownColumn.value] === 'Value' && names[shownColumn.revenue2024] === 'Revenue 2024';
  if (!isAsShown) throw new Error('the columns do not stand where the benchmark looks for them');
}
