import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ColumnType, TableSheet, WorkbookDocument } from '../../src/model/document';
import { newParameterId } from '../../src/model/ids';
import { newWorkbook } from '../../src/model/newWorkbook';
import { cellError, type CellValue } from '../../src/shared/value';
import { ColumnFormulas } from '../support/columnFormula';
import { isSameResult } from '../support/sameResult';
import { sampleTable } from '../support/sampleWorkbook';

const runs = 120;
const formulasPerRun = 5;
const rows = 150;

/** Few enough that keys meet, with all the ways in which values nearly equal each other. */
const key = fc.constantFrom<CellValue>(
  1,
  2,
  3,
  0,
  -1,
  0.3,
  0.1 + 0.2,
  45_322,
  'a',
  'A',
  'Ä',
  'b',
  '客户',
  '2',
  ' 2 ',
  '2.0',
  '30%',
  '2024-01-31',
  '01/31/2024',
  'TRUE',
  'false',
  '',
  ' ',
  true,
  false,
  null,
  cellError('NA'),
  cellError('DIV0'),
  '>1',
  '<>2',
  '<=a',
  '=b',
  '=',
  '<>',
  'a|b',
  'a>2',
  '><1',
  'a*',
  '?',
  '^b.$',
  'NA',
);
const plainKey = fc.constantFrom<CellValue>(1, 2, 3, 4, 5);
const textKey = fc.constantFrom<CellValue>('C1', 'c1', 'C2', 'C3', null);
const amount = fc.oneof(
  fc.constantFrom<CellValue>(0, -0, 0.1, 0.2, -0.3, 1e15, -1e15, 1e300, 1e308, null, '12', 'abc', true),
  fc.integer({ min: -50, max: 50 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);
const rarelyError = fc.oneof(
  { weight: 60, arbitrary: amount },
  { weight: 1, arbitrary: fc.constantFrom<CellValue>(cellError('NUM'), cellError('NA')) },
);
const number = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom(0.3, 0.1 + 0.2, 1e-13));
const day = fc.oneof(fc.integer({ min: 45_000, max: 45_020 }), fc.constant(null));

const columns = {
  Id: [plainKey, 'number'],
  Code: [textKey, 'text'],
  Odd: [key, 'text'],
  Amount: [number, 'number'],
  Value: [rarelyError, 'number'],
  Day: [day, 'date'],
} as const satisfies Readonly<Record<string, readonly [fc.Arbitrary<CellValue>, ColumnType]>>;

interface Columns {
  readonly [name: string]: readonly CellValue[];
}
const pools = (size: number): fc.Arbitrary<Columns> =>
  fc.record(
    Object.fromEntries(
      Object.entries(columns).map(([name, [value]], at) => [
        name,
        // Pools of different lengths, so that all pairs of neighbours occur.
        fc.array(value as fc.Arbitrary<CellValue>, { minLength: size + at, maxLength: size + at }),
      ]),
    ),
  );

function tableOf(name: string, values: Columns, count: number): TableSheet {
  return sampleTable(
    name,
    Object.entries(columns).map(([column, [, type]]) => {
      const pool = values[column] ?? [];
      return {
        name: column,
        type,
        values: Array.from({ length: count }, (_, row) => pool[row % pool.length] ?? null),
      };
    }),
  );
}

function documentOf(...tables: TableSheet[]): WorkbookDocument {
  const empty = newWorkbook();
  const parameter = (name: string, value: number | string) => ({
    id: newParameterId(),
    name,
    label: { en: name, 'zh-CN': name },
    ...(typeof value === 'number' ? { kind: 'number' as const, value } : { kind: 'text' as const, value }),
  });
  return {
    ...empty,
    sheets: [...empty.sheets, ...tables],
    parameters: [parameter('Rate', 2), parameter('Word', 'C1')],
  };
}

const own = fc.constantFrom('[@Id]', '[@Code]', '[@Odd]', '[@Amount]', '[@Value]', '[@Day]');
const whole = (table: string) =>
  fc.constantFrom('Id', 'Code', 'Odd', 'Amount', 'Value', 'Day').map((name) => `${table}[${name}]`);
const ordered = fc.constantFrom('">"', '">="', '"<"', '"<="', '"<>"', '"="', '""');
const criterion = fc.oneof(
  { weight: 6, arbitrary: own },
  { weight: 2, arbitrary: fc.tuple(ordered, own).map(([operator, cell]) => `${operator}&${cell}`) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '2',
      '">1"',
      '"<>"',
      '"<>2"',
      '"C1"',
      '""',
      'Rate',
      'Word',
      '">="&Rate',
      'TRUE',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('[@Id]+1', 'IF([@Id]>2,"C1",[@Id])', 'NA()', '"a|b"', '[@Amount]/0'),
  },
);
const table = fc.constantFrom('Orders', 'Orders', 'Orders', 'T');
const pairs = (name: string, max: number) =>
  fc
    .array(fc.tuple(whole(name), criterion), { minLength: 1, maxLength: max })
    .map((all) => all.flat().join(','));

const conditional = table.chain((name) =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom('SUMIFS', 'AVERAGEIFS', 'MINIFS', 'MAXIFS'), whole(name), pairs(name, 3))
      .map(([call, values, rest]) => `${call}(${values},${rest})`),
    pairs(name, 3).map((rest) => `COUNTIFS(${rest})`),
    fc
      .tuple(fc.constantFrom('SUMIF', 'AVERAGEIF'), whole(name), criterion, fc.option(whole(name)))
      .map(([call, keys, test, values]) => `${call}(${keys},${test}${values === null ? '' : `,${values}`})`),
    fc.tuple(whole(name), criterion).map(([keys, test]) => `COUNTIF(${keys},${test})`),
  ),
);
const keyed = fc.oneof(
  { weight: 5, arbitrary: own },
  { weight: 1, arbitrary: fc.constantFrom('2', '"c2"', 'Rate', '[@Id]+1', 'LOWER([@Code])', '[@Amount]/0') },
);
const notFound = fc.constantFrom('', ',"none"', ',0', ',[@Odd]', ',"NA"', ',NA()');
const searching = fc.constantFrom(
  '',
  ',0',
  ',0,1',
  ',0,-1',
  ',2,-1',
  ',0,2',
  ',-1',
  ',1',
  ',-1,-1',
  ',1,-1',
  ',1,2',
  ',-1,-2',
);
const matchType = fc.constantFrom(',0', ',0', ',1', ',-1', '');
const lookUp = table.chain((name) =>
  fc.oneof(
    fc
      .tuple(keyed, whole(name), whole(name), notFound, searching)
      .map(([cell, keys, values, otherwise, search]) => {
        const between = otherwise === '' && search !== '' ? ',' : otherwise;
        return `XLOOKUP(${cell},${keys},${values}${between}${search})`;
      }),
    fc.tuple(keyed, whole(name), matchType).map(([cell, keys, type]) => `MATCH(${cell},${keys}${type})`),
    fc
      .tuple(keyed, whole(name), whole(name), matchType)
      .map(([cell, keys, values, type]) => `INDEX(${values},MATCH(${cell},${keys}${type}))`),
    fc
      .tuple(whole(name), whole(name), keyed)
      .map(([values, keys, cell]) => `ROLLUP.DISTINCT(${values},${keys},${cell})`),
    fc
      .tuple(
        keyed,
        fc.constantFrom('[[Id]:[Day]]', '[[Code]:[Value]]', '[[Odd]:[Amount]]', '[Id]', ''),
        fc.constantFrom('1', '2', '3', '7', '0', '2.9', '"x"', 'Rate'),
        fc.constantFrom(',FALSE', ',0', ',TRUE', ''),
      )
      .map(
        ([cell, block, field, exact]) =>
          `VLOOKUP(${cell},${name}${block === '' ? '[]' : block},${field}${exact})`,
      ),
  ),
);
const formula = fc.oneof(
  { weight: 4, arbitrary: conditional },
  { weight: 3, arbitrary: lookUp },
  {
    weight: 1,
    arbitrary: fc
      .tuple(conditional, lookUp)
      .map(([one, other]) => `IFERROR(${one},0)&"-"&IFERROR(${other},"")`),
  },
);

describe('look-ups and roll-ups by key', () => {
  const formulas = new ColumnFormulas();
  afterAll(() => formulas.dispose());
  let compared = 0;
  let planned = 0;
  let asked = 0;

  it('compute with kernels what a formula in each row computes', () => {
    fc.assert(
      fc.property(
        pools(7),
        pools(11),
        fc.array(formula, { minLength: formulasPerRun, maxLength: formulasPerRun }),
        fc.constantFrom(...new Array<number>(10).fill(rows), 1, 0),
        (ownValues, orderValues, texts, orderCount) => {
          const customers = tableOf('T', ownValues, rows);
          const orders = tableOf('Orders', orderValues, orderCount);
          const document = documentOf(customers, orders);
          for (const each of texts) {
            const { reference, plan } = formulas.compute(document, customers, `=${each}`);
            asked++;
            if (plan === null) continue;
            planned++;
            compared += plan.length;
            const differing = reference.findIndex((value, row) => !isSameResult(plan[row], value));
            if (differing < 0) continue;
            const inputs = { formula: each, row: differing, cells: cellsOf(customers, ownValues, differing) };
            expect({ ...inputs, value: plan[differing] }).toEqual({ ...inputs, value: reference[differing] });
          }
        },
      ),
      { numRuns: runs },
    );
    expect(compared).toBeGreaterThan(50_000);
    expect(planned / asked).toBeGreaterThan(0.95);
    console.info(`${compared} cells of ${planned} formulas compared, ${asked - planned} without a plan`);
  }, 120_000);
});

function cellsOf(_table: TableSheet, values: Columns, row: number): Record<string, CellValue> {
  return Object.fromEntries(
    Object.entries(values).map(([name, pool]) => [name, pool[row % pool.length] ?? null]),
  );
}
