import { areaOf } from '../../src/model/cellArea';
import { commentKey } from '../../src/model/cellComment';
import type {
  CellStyle,
  ColumnStyle,
  GridCell,
  GridInput,
  GridSheet,
  Parameter,
  TableColumn,
  TableSheet,
  WorkbookDocument,
} from '../../src/model/document';
import { toStoredFormula } from '../../src/model/formula/vocabulary';
import { lineId, newColumnId, newNamedRangeId, newParameterId, newRuleId } from '../../src/model/ids';
import { chunkKeyOf, gridCellKey } from '../../src/model/lookup';
import { newGridSheet, newWorkbook } from '../../src/model/newWorkbook';
import type { CellValue } from '../../src/shared/value';
import { sampleRules, sampleValidations } from './randomCellRules';
import type { Dice } from './randomCalls';
import { sampleTable, type SampleColumn } from './sampleWorkbook';

const texts = ['Ada', '00012', '客户', '<b>&amp;"', 'a\nb', ' lead', 'TRUE', '1e5', "it's", '#N/A?'] as const;
const gridFormulas = [
  '=SUM(Customers[Amount])',
  '=Customers!B1*2',
  '=\'Plan 2\'!A1&"x"',
  '=Rate*100',
  '=IF(A1>1,"a","b")',
  '=SUM(A1:B9*2)',
  '=XLOOKUP("Ada",Customers[Name],Customers[Amount])',
  '=GINI(Customers[Amount])',
  '=ROUND(AVERAGE(Customers[[Amount]:[Share]]),2)',
  '=SUM($A$1:A2)%',
  '=SUM(Prices)+ROWS(Amounts)',
  '=One&"x"',
  '=INDEX(Clients,1,2)+SUM(Part)',
] as const;
const columnFormulas = [
  '=[@Amount]*(1-Rate)',
  '=[@Amount]*One+SUM(Amounts)',
  '=IF([@Amount]>AVERAGE([Amount]),[@Name],"")',
  '=[@Amount]/SUM(ABS([Amount]-[@Amount]))',
  '=SEGMENT.QUANTILE([@Amount],[Amount],3)',
] as const;
const formats = ['0.00', '#,##0', '0.0%', '"x"0'] as const;
/** Numbers that are shown as days keep milliseconds in files. */
const dayFormats = ['yyyy-mm-dd', 'hh:mm'] as const;

/** A workbook with all that an XLSX file can hold, by chance. */
export function randomFileDocument(dice: Dice): WorkbookDocument {
  const pick = <T>(from: readonly T[]): T => from[dice(from.length)] as T;
  const maybe = <T extends object>(part: T): T | object => (dice(3) === 0 ? part : {});

  const number = (): number => pick([0, -0.5, 1e300, 1 / 3, dice(1_000_000) / 7, dice(99)]);
  const rows = 1 + dice(7);
  const filled = (value: () => CellValue): CellValue[] =>
    Array.from({ length: rows }, (_, row) => (row > 0 && dice(5) === 0 ? null : value()));
  const columns: SampleColumn[] = [
    { name: 'Name', type: 'text', values: filled(() => pick(texts)) },
    { name: 'Amount', type: 'number', values: filled(number) },
    { name: 'Share', type: 'percent', values: filled(() => dice(100) / 100) },
    { name: "Since 'd [x] #1", type: 'date', values: filled(() => 40_000 + dice(9_000) / 2) },
    { name: 'Active', type: 'boolean', values: filled(() => dice(2) === 1) },
  ];
  const bare = sampleTable('Customers', columns);
  const rate: Parameter = {
    id: newParameterId(),
    name: 'Rate',
    label: { en: 'Rate', 'zh-CN': 'Rate' },
    kind: pick(['percent', 'number'] as const),
    value: dice(100) / 100,
    ...maybe({ min: 0, max: 1, step: 0.05 }),
    ...maybe({ unit: { en: 'a year', 'zh-CN': 'a year' } }),
  };
  const choice: Parameter = {
    id: newParameterId(),
    name: 'Basis',
    label: { en: 'Basis, as agreed', 'zh-CN': 'Basis, as agreed' },
    kind: 'choice',
    value: pick(['year', '12', '季度']),
    choices: ['year', '12', '季度'],
  };
  const empty = newWorkbook();
  const [first, second] = [newGridSheet('Sheet1'), newGridSheet('Plan 2')];
  const range = (name: string, refersTo: string) => ({ id: newNamedRangeId(), name, refersTo });
  const namedRanges = [
    range('Prices', `${first.id}!$A$1:$B$${2 + dice(8)}`),
    range('One', `${second.id}!$${pick(['A', 'E'])}$${pick([1, 12])}`),
    range('Amounts', `${bare.id}[${bare.columns[1]!.id}]`),
    range('Part', `${bare.id}!$B$1:$C$${rows}`),
    range('Clients', bare.id),
  ];
  const names: WorkbookDocument = {
    ...empty,
    sheets: [first, bare, second],
    parameters: [rate],
    namedRanges,
  };
  const stored = (text: string, sheet: GridSheet | TableSheet): string => {
    const result = toStoredFormula(text, names, { sheetId: sheet.id });
    if (!result.ok) throw new Error(`${text}: ${result.problem.code}`);
    return result.value;
  };
  const columnStyle = (): ColumnStyle => ({
    ...maybe({ bold: true as const }),
    ...maybe({ color: pick(['accent', 'positive', 'danger', 'secondary']) }),
    ...maybe({ background: pick(['tintAccent', 'tintPositive', 'tintWarning', 'raised']) }),
    ...maybe({ align: pick(['left', 'center', 'right'] as const) }),
    ...maybe({ borderTop: true as const }),
    ...maybe({ wrap: true as const }),
  });
  const styled = <T extends object>(style: T): { style: T } | object =>
    Object.keys(style).length > 0 ? { style } : {};
  const comments = (keys: readonly string[]): Pick<GridSheet, 'comments'> | object => {
    const entries = keys
      .filter(() => dice(4) === 0)
      .map((key) => [
        key,
        { text: pick(texts).trim(), ...maybe({ author: 'Ann & Bob' }), changedMs: dice(99) },
      ]);
    return entries.length > 0 ? { comments: Object.fromEntries(entries) as GridSheet['comments'] } : {};
  };

  const table: TableSheet = {
    ...bare,
    columns: [
      ...bare.columns,
      {
        id: newColumnId(),
        name: 'Result',
        type: 'number' as const,
        formula: stored(pick(columnFormulas), bare),
        blocks: [],
      },
    ].map((column: TableColumn) => ({
      ...column,
      ...styled(columnStyle()),
      ...maybe({ widthPx: 60 + dice(200) }),
      ...maybe({ hidden: column.name === 'Share' }),
      ...maybe({ validation: { rule: { kind: 'textLength', is: 'atMost', value: 9 }, onInvalid: 'warn' } }),
    })),
    ...maybe({ frozenColumns: 1 + dice(2) }),
    ...comments(bare.columns.map(({ id }) => commentKey(lineId(1 + dice(rows)), id))),
    ...maybe({
      conditionalFormats: [
        {
          id: newRuleId(),
          target: { kind: 'columns', columnIds: bare.columns.slice(1, 2 + dice(2)).map(({ id }) => id) },
          rule: {
            kind: 'style',
            test: { kind: 'formula', formula: stored('=[@Amount]>SUM([Share])', bare) },
            style: { bold: true },
          },
        },
      ],
    }),
  };

  const style = (): CellStyle => ({
    ...columnStyle(),
    ...maybe({ numberFormat: pick(formats) }),
    ...maybe({ size: pick(['small', 'title', 'heading', 'display'] as const) }),
  });
  const input = (sheet: GridSheet): GridInput => {
    // On its own sheet a reference comes back without the sheet's name.
    const other = sheet.name === 'Plan 2' ? 'Sheet1' : "'Plan 2'";
    if (dice(3) === 0) return stored(pick(gridFormulas).replace("'Plan 2'", other), sheet);
    const text = pick(texts);
    return pick<GridInput>([number(), dice(2) === 1, text]);
  };
  const grid = (sheet: GridSheet): GridSheet => {
    const chunks: Record<string, Record<string, GridCell>> = {};
    for (let count = dice(12); count > 0; count--) {
      // The first cells are read by formulas: nothing may go round in circles.
      const [row, column] = [lineId(10 + dice(90)), lineId(4 + dice(5))];
      const isDay = dice(8) === 0;
      (chunks[chunkKeyOf(row)] ??= {})[gridCellKey(row, column)] = isDay
        ? { input: 40_000 + dice(9_000) / 4, style: { numberFormat: pick(dayFormats) } }
        : { input: input(sheet), ...styled(style()) };
    }
    const area = (): ReturnType<typeof areaOf> => {
      const [row, column] = [dice(40), dice(8)];
      return areaOf(sheet, {
        fromRow: row,
        toRow: row + dice(9),
        fromColumn: column,
        toColumn: column + dice(3),
      });
    };
    return {
      ...sheet,
      chunks,
      ...maybe({ frozenRows: 1 + dice(3), frozenColumns: 1 + dice(3) }),
      ...maybe({
        hiddenRows: [
          [3, 2],
          [9, 1],
        ],
      }),
      ...maybe({ hiddenColumns: [[2, 1]] }),
      ...maybe({ columnWidthsPx: { [String(1 + dice(9))]: 40 + dice(200) } }),
      ...maybe({ rowHeightsPx: { [String(1 + dice(9))]: 20 + dice(60) } }),
      ...comments(Array.from({ length: 6 }, () => commentKey(lineId(1 + dice(99)), lineId(1 + dice(9))))),
      ...maybe({
        conditionalFormats: sampleRules.map((rule) => ({
          id: newRuleId(),
          target: { kind: 'cells', areas: [area()] },
          rule,
          ...maybe({ stopIfTrue: true }),
        })),
      }),
      ...maybe({
        validations: sampleValidations.map((validation) => ({
          id: newRuleId(),
          areas: [area()],
          validation,
        })),
      }),
    };
  };
  return {
    ...names,
    parameters: [rate, ...(dice(2) === 0 ? [choice] : [])],
    sheets: [
      { ...grid(first), ...maybe({ color: pick(['a', 'b', 'c', 'd']) }) },
      { ...table, ...maybe({ color: 'b' }) },
      { ...grid(second), ...maybe({ hidden: true }) },
    ],
  };
}
