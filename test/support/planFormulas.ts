import fc from 'fast-check';
import type { TableSheet, WorkbookDocument } from '../../src/model/document';
import { newParameterId } from '../../src/model/ids';
import { newWorkbook } from '../../src/model/newWorkbook';
import { cellError, type CellValue } from '../../src/shared/value';
import { sampleTable } from './sampleWorkbook';

/*
 * Formulas over the row and the columns of a table, and values of every kind for it: what a plan of kernels is compared
 * with the reference way on.
 */

const oddNumbers = [0, -0, 1, -1, 0.1, 0.2, 0.3, -2.5, 3, 45_292, 60, 61, 1e-300, 1e15, 1e300, -1e300, 1e-13];
const number = fc.oneof(
  fc.constantFrom(...oddNumbers),
  fc.integer({ min: -100, max: 100 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);
const text = fc.constantFrom(
  '',
  ' ',
  'abc',
  'ABC',
  'Äbc',
  '客户',
  '12',
  ' 3.5 ',
  '5%',
  '$7',
  '1e3',
  '1e310',
  '2024-01-31',
  '01/31/2024',
  '12:30',
  'TRUE',
  'false',
  'x'.repeat(40),
);
const error = fc.constantFrom(
  cellError('NA'),
  cellError('DIV0'),
  cellError('VALUE', 'textNotNumber', { argument: 'a' }),
);
const anything: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 5, arbitrary: number },
  { weight: 3, arbitrary: text },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: error },
);

/** Pools the rows of a column draw from, and what the columns are like. */
export const pools = fc.record({
  Amount: fc.array(number, { minLength: 7, maxLength: 7 }),
  Sparse: fc.array(fc.option(number), { minLength: 11, maxLength: 11 }),
  Label: fc.array(fc.option(text), { minLength: 5, maxLength: 5 }),
  Flag: fc.array(fc.option(fc.boolean()), { minLength: 3, maxLength: 3 }),
  Day: fc.array(fc.integer({ min: 0, max: 80_000 }), { minLength: 9, maxLength: 9 }),
  Mixed: fc.array(anything, { minLength: 13, maxLength: 13 }),
});
export type Pools = typeof pools extends fc.Arbitrary<infer Value> ? Value : never;
const kinds = {
  Amount: 'number',
  Sparse: 'number',
  Label: 'text',
  Flag: 'boolean',
  Day: 'date',
  Mixed: 'number',
} as const;

/** A table `T` of this many rows with a column for each pool, and the parameter `Rate`. */
export function poolTable(values: Pools, count: number): { document: WorkbookDocument; table: TableSheet } {
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  const table = sampleTable(
    'T',
    names.map((name) => {
      const pool: readonly CellValue[] = values[name];
      const column = Array.from({ length: count }, (_, row) => pool[row % pool.length] ?? null);
      return { name, type: kinds[name], values: column };
    }),
  );
  const empty = newWorkbook();
  const label = { en: 'Rate', 'zh-CN': 'Rate' };
  const parameter = { id: newParameterId(), name: 'Rate', label, kind: 'number' as const, value: 0.125 };
  return { document: { ...empty, sheets: [...empty.sheets, table], parameters: [parameter] }, table };
}

const column = fc.constantFrom('[@Amount]', '[@Sparse]', '[@Label]', '[@Flag]', '[@Day]', '[@Mixed]');
const literal = fc.constantFrom(
  '0',
  '1',
  '-2',
  '0.5',
  '100',
  '1e-3',
  '"abc"',
  '"12"',
  '""',
  'TRUE',
  'FALSE',
  'Rate',
  'ROW()',
);
const slice = fc.constantFrom(
  '[@[Amount]:[Label]]',
  '[@[Amount]:[Sparse]]',
  '[@[Flag]:[Mixed]]',
  '[@[Amount]:[Mixed]]',
);
const whole = fc.constantFrom('T[Amount]', 'T[Sparse]', 'T[Mixed]', 'T[Label]', 'T[Day]');
const call = (name: string, ...args: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...args).map((texts) => `${name}(${texts.join(',')})`);
const some = (arbitrary: fc.Arbitrary<string>, min = 1, max = 3): fc.Arbitrary<string> =>
  fc.array(arbitrary, { minLength: min, maxLength: max }).map((texts) => texts.join(','));
const named = (names: readonly string[], ...args: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.constantFrom(...names).chain((name) => call(name, ...args));

/** Arrays within a call that is one value: calculated once for all rows. */
const chosen = fc
  .tuple(whole, fc.constantFrom('T[Amount]>0', 'T[Day]<40000', 'T[Label]="abc"', 'T[Flag]', 'T[Amount]>1e9'))
  .map(([values, condition]) => `FILTER(${values},${condition})`);
const array = fc.oneof(
  chosen,
  named(['UNIQUE', 'SORT'], whole),
  fc.constant('SORTBY(UNIQUE(T[Label]),COUNTIFS(T[Label],UNIQUE(T[Label])),-1)'),
);
const sameInEveryRow = fc.oneof(
  named(['SUM', 'MIN', 'MAX', 'AVERAGE', 'COUNT', 'COUNTA', 'MEDIAN', 'ROWS', 'STDEV.P'], array),
  call('INDEX', array, fc.constantFrom('1', '2', '3', '1,1', '99')),
);

const { formula } = fc.letrec<{ formula: string; value: string; condition: string }>((tie) => ({
  value: fc.oneof({ maxDepth: 3, withCrossShrink: true }, column, literal, tie('formula')),
  condition: fc.oneof(
    fc
      .tuple(tie('value'), fc.constantFrom('=', '<>', '<', '<=', '>', '>='), tie('value'))
      .map(([a, operator, b]) => `(${a}${operator}${b})`),
    tie('value'),
  ),
  formula: fc.oneof(
    fc
      .tuple(
        tie('value'),
        fc.constantFrom('+', '-', '*', '/', '^', '&', '=', '<>', '<', '<=', '>', '>='),
        tie('value'),
      )
      .map((parts) => `(${parts.join('')})`),
    fc
      .tuple(
        column,
        fc.constantFrom('+', '-', '*', '/', '^', '&', '<'),
        column,
        fc.constantFrom('+', '-', '*', '/', '^', '&', '='),
        literal,
      )
      .map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom('-', '+', '--'), tie('value')).map((parts) => parts.join('')),
    tie('value').map((operand) => `${operand}%`),
    call('IF', tie('condition'), tie('value'), tie('value')),
    call('IF', tie('condition'), tie('value')),
    call('IFS', tie('condition'), tie('value'), tie('condition'), tie('value')),
    call('SWITCH', tie('value'), tie('value'), tie('value'), some(tie('value'))),
    call('CHOOSE', tie('value'), some(tie('value'))),
    named(
      [
        'IFERROR',
        'IFNA',
        'EXACT',
        'POWER',
        'MOD',
        'LOG',
        'ROUND',
        'ROUNDUP',
        'ROUNDDOWN',
        'TRUNC',
        'LEFT',
        'RIGHT',
      ],
      tie('value'),
      tie('value'),
    ),
    named(['AND', 'OR', 'XOR'], some(fc.oneof(tie('condition'), slice))),
    named(
      ['SUM', 'MIN', 'MAX', 'AVERAGE', 'COUNT', 'COUNTA', 'PRODUCT'],
      some(
        fc.oneof(
          tie('value'),
          slice,
          whole,
          column.map((cell) => `(${cell})`),
        ),
      ),
    ),
    call('MEDIAN', some(fc.oneof(tie('value'), slice, whole), 1, 2)),
    named(['PERCENTILE', 'QUARTILE', 'LARGE', 'SMALL'], whole, fc.oneof(literal, column)),
    named(['SUMIF', 'COUNTIF', 'AVERAGEIF'], whole, fc.constantFrom('">0"', '12', '"abc"', '"<>"')),
    call(
      'TEXT',
      tie('value'),
      fc.constantFrom('"#,##0.00"', '"0%"', '"yyyy-mm-dd"', '""', '"bad["', '[@Label]'),
    ),
    call('RANK', column, whole, fc.constantFrom('0', '1')),
    call('PERCENTRANK.INC', whole, column),
    call('XMATCH', column, whole),
    call('AVERAGEIFS', whole, whole, fc.constantFrom('">0"', '12', '"abc"', '[@Amount]')),
    call(
      'COUNTIFS',
      whole,
      fc.tuple(fc.constantFrom('"<"', '"<="', '">"', '">="'), column).map((parts) => parts.join('&')),
      whole,
      fc.constantFrom('">0"', '12', '"abc"', 'TRUE', '"<>"'),
    ),
    call('STDEV.P', whole),
    sameInEveryRow,
    named(
      ['NOT', 'ABS', 'SQRT', 'EXP', 'LN', 'LOG10', 'INT', 'SIGN', 'LEN', 'UPPER', 'LOWER', 'TRIM'],
      tie('value'),
    ),
    named(
      ['ISBLANK', 'ISNUMBER', 'ISTEXT', 'ISLOGICAL', 'ISERROR', 'ISNONTEXT', 'ISNA', 'ISERR'],
      tie('value'),
    ),
    named(['YEAR', 'MONTH', 'DAY'], fc.oneof(fc.constant('[@Day]'), tie('value'))),
    call('DATE', tie('value'), tie('value'), tie('value')),
    call('MID', tie('value'), tie('value'), tie('value')),
    call('CONCATENATE', some(fc.oneof(tie('value'), slice))),
    call('CLV', slice, fc.oneof(slice, literal), fc.oneof(literal, column)),
    call('CLV.RETENTION', tie('value'), tie('value'), tie('value')),
    call('CLV.RETENTION', tie('value'), fc.constant('0.5'), fc.constant('0.1'), fc.oneof(literal, column)),
    call('CVA', tie('value'), tie('value'), tie('value'), tie('value')),
    call('QUADRANT', tie('value'), tie('value'), fc.oneof(whole, literal), fc.oneof(whole, literal)),
    call('QUADRANT', column, column, whole, whole, fc.constant('{"Win","Chance","Serve","Leave"}')),
    call('QUADRANT.ACTION', tie('value'), fc.constantFrom('"zh"', '"en"')),
    call(
      'SEGMENT',
      tie('value'),
      fc.constantFrom('{0,10}', '{1,0}', '5'),
      fc.constantFrom('{"S","M","L"}', ''),
    ),
    call('SEGMENT.QUANTILE', tie('value'), whole, fc.constantFrom('4', '1', '0', '2.5', '[@Amount]')),
    call('SEGMENT.PARETO', tie('value'), whole),
    call('RFM.SCORE', tie('value'), whole, fc.constantFrom('5', '3,TRUE', '9,[@Flag]')),
    call(
      'SCORE.NORMALIZE',
      tie('value'),
      whole,
      fc.constantFrom('"rank"', '"z"', '"minmax",TRUE', '[@Label]'),
    ),
  ),
}));

/** Without the `=`. */
export { formula as rowFormula };
